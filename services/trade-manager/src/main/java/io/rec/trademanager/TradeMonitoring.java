package io.rec.trademanager;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.loop.Loop;
import io.rec.platform.loop.Loops;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the trades that are not finished, so that their number is known and a change is told. */
@Singleton
final class TradeMonitoring {

  private static final Logger LOG = LoggerFactory.getLogger(TradeMonitoring.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Trades trades;
  private final Loops loops;
  private volatile Map<String, Integer> counts = Map.of();
  private @Nullable Loop loop;

  TradeMonitoring(Trades trades, Loops loops, MeterRegistry meters) {
    this.trades = trades;
    this.loops = loops;
    for (String status : Trades.ACTIVE) {
      Gauge.builder("trades.active", this, m -> m.counts.getOrDefault(status, 0))
          .tag("status", status)
          .description("trades that are not finished")
          .register(meters);
    }
  }

  /** The first look is part of the start: a service that cannot read its trades is not up. */
  synchronized void begin() throws SQLException {
    look();
    if (loop == null) {
      loop = loops.every("trade-monitoring", PERIOD, this::look);
    }
  }

  /** Waits for the running pass, and with it for its transaction. */
  synchronized void finish() {
    if (loop != null) {
      loops.stop(loop);
      loop = null;
    }
  }

  /** Unfinished trades by status, as of the last look. */
  Map<String, Integer> counts() {
    return counts;
  }

  private void look() throws SQLException {
    Map<String, Integer> seen = trades.activeByStatus();
    if (!seen.equals(counts)) {
      LOG.atInfo().addKeyValue("trades", seen.toString()).log("active trades changed");
    }
    counts = seen;
  }
}
