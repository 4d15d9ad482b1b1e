package io.rec.autoentrysupervisor;

import io.rec.platform.prices.PriceLogs;
import io.rec.platform.prices.PricePoint;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest price and momentum of each symbol, as the watchdogs wrote them. */
@Singleton
final class MomentumView {

  private static final Logger LOG = LoggerFactory.getLogger(MomentumView.class);

  private final List<String> symbols;
  private final PriceLogs logs;

  MomentumView(RoleIdentity identity, PriceLogs logs) {
    this.symbols = identity.symbols();
    this.logs = logs;
  }

  void load() throws SQLException {
    List<PricePoint> points = read();
    LOG.atInfo()
        .addKeyValue("symbols_with_price", points.size())
        .addKeyValue(
            "symbols_with_momentum", points.stream().filter(p -> p.momentum().isPresent()).count())
        .log("momentum data loaded");
  }

  List<PricePoint> read() throws SQLException {
    List<PricePoint> points = new ArrayList<>();
    for (String symbol : symbols) {
      logs.latest(new PriceTable(symbol)).ifPresent(points::add);
    }
    return List.copyOf(points);
  }

  int symbols() {
    return symbols.size();
  }
}
