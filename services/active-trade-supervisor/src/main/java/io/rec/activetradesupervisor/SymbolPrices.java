package io.rec.activetradesupervisor;

import io.rec.platform.prices.PriceLogs;
import io.rec.platform.prices.PricePoint;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest price of every symbol of the system. */
@Singleton
final class SymbolPrices {

  private static final Logger LOG = LoggerFactory.getLogger(SymbolPrices.class);

  private final List<String> symbols;
  private final PriceLogs logs;

  SymbolPrices(RoleIdentity identity, PriceLogs logs) {
    this.symbols = identity.symbols();
    this.logs = logs;
  }

  /** Proves that every symbol's log can be read, and tells which of them has prices. */
  void connect() throws SQLException {
    Map<String, PricePoint> found = read();
    LOG.atInfo()
        .addKeyValue("symbols", symbols.toString())
        .addKeyValue("with_price", found.keySet().toString())
        .log("price feeds connected");
  }

  Map<String, PricePoint> read() throws SQLException {
    Map<String, PricePoint> newest = new HashMap<>();
    for (String symbol : symbols) {
      logs.latest(new PriceTable(symbol)).ifPresent(point -> newest.put(symbol, point));
    }
    return Map.copyOf(newest);
  }
}
