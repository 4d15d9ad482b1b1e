package io.rec.unifiedproductioncoordinator;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.prices.PriceLogs;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks each second at every symbol's inputs, and says so when what is missing changes. */
@Singleton
final class Coordination {

  private static final Logger LOG = LoggerFactory.getLogger(Coordination.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final List<String> symbols;
  private final PriceLogs prices;
  private final MarketSnapshots markets;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile CycleReport report = CycleReport.NONE;

  Coordination(
      RoleIdentity identity, PriceLogs prices, MarketSnapshots markets, Loops loops, Clock clock) {
    this.symbols = identity.symbols();
    this.prices = prices;
    this.markets = markets;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "coordination", PERIOD, this::cycle);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  CycleReport report() {
    return report;
  }

  long cycles() {
    return loop.passes();
  }

  String failure() {
    return loop.failure();
  }

  private void cycle() throws SQLException {
    Instant began = clock.instant();
    List<SymbolInputs> inputs = new ArrayList<>();
    for (String symbol : symbols) {
      inputs.add(
          SymbolInputs.judge(
              symbol, prices.latest(new PriceTable(symbol)), markets.newest(symbol), began));
    }
    String before = report.missing();
    boolean first = report == CycleReport.NONE;
    report = new CycleReport(began, Duration.between(began, clock.instant()).toMillis(), inputs);
    if (first || !report.missing().equals(before)) {
      LOG.atInfo()
          .addKeyValue("symbols", symbols.size())
          .log("inputs missing for the strike table: [{}]", report.missing());
    }
  }
}
