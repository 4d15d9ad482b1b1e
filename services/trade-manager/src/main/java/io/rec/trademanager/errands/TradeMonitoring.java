package io.rec.trademanager.errands;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.settlement.Hours;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is still to do from the trades themselves, at the start and ever after: orders that
 * are not final, rests that nobody closes, hours that have ended, settlements. Nothing that a
 * restart would lose is kept.
 */
@Singleton
public final class TradeMonitoring {
  private static final Logger LOG = LoggerFactory.getLogger(TradeMonitoring.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** Short, so that a full hour is seen when it comes. */
  private static final Duration HOUR_PERIOD = Duration.ofMillis(250);

  private static final List<String> ACTIVE = List.of("pending", "open", "closing", "error");

  private final Database database;
  private final Tenure tenure;
  private final Trades trades;
  private final Errands errands;
  private final Hours hours;
  private final Clock clock;
  private final RoleLoop loop;
  private final RoleLoop hourLoop;
  private volatile Map<String, Integer> counts = Map.of();
  private volatile long unfinishedOrders;
  private long minuteSeen;

  TradeMonitoring(
      Database database,
      Tenure tenure,
      Trades trades,
      Errands errands,
      Hours hours,
      Clock clock,
      Loops loops,
      MeterRegistry meters) {
    this.database = database;
    this.tenure = tenure;
    this.trades = trades;
    this.errands = errands;
    this.hours = hours;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "trade-monitoring", PERIOD, this::pass);
    this.hourLoop = new RoleLoop(loops, "trade-hours", HOUR_PERIOD, this::hour);
    for (String status : ACTIVE) {
      Gauge.builder("trades.active", this, m -> m.counts.getOrDefault(status, 0))
          .tag("status", status)
          .description("trades that are not finished")
          .register(meters);
    }
    Gauge.builder("recio.orders.unfinished", this, m -> m.unfinishedOrders)
        .description("Orders whose last word is not known")
        .register(meters);
  }

  /** The first look is part of the start: a service that cannot read its trades is not up. */
  public void begin() throws SQLException {
    look();
    loop.start();
    hourLoop.start();
  }

  /** Waits for the running pass, and with it for its transaction. */
  public void finish() {
    loop.stop();
    hourLoop.stop();
  }

  /** Has the next pass begin now. */
  public void wake() {
    loop.wake();
  }

  /** Unfinished trades by status, as of the last look. */
  public Map<String, Integer> counts() {
    return counts;
  }

  public long unfinishedOrders() {
    return unfinishedOrders;
  }

  /** Tells the trades whose event has closed, now. */
  public int endHours() throws SQLException {
    var ended = hours.end();
    errands.carryOut(ended);
    return ended.size();
  }

  private void pass() throws SQLException {
    var known = look();
    if (!tenure.isHeld()) {
      return;
    }
    endHours();
    for (var trade : known) {
      for (var order : trade.state().unfinished()) {
        errands.lookUp(trade.id(), order);
      }
      if (trade.state() instanceof Closing && trade.state().unfinished().isEmpty()) {
        errands.closeRest(trade.id(), trade.state().orders().nextAttempt());
      }
    }
    errands.settle(false);
  }

  /** Asks the database only when a minute has begun: no event closes within one. */
  private void hour() throws SQLException {
    long minute = clock.instant().getEpochSecond() / 60;
    if (minute != minuteSeen && tenure.isHeld()) {
      endHours();
      minuteSeen = minute;
    }
  }

  private List<StoredTrade> look() throws SQLException {
    var seen = database.read(trades::active);
    if (!seen.equals(counts)) {
      LOG.atInfo().addKeyValue("trades", seen.toString()).log("active trades changed");
    }
    counts = seen;
    var known = database.read(connection -> trades.unfinished(connection, clock.instant()));
    unfinishedOrders = known.stream().mapToLong(trade -> trade.state().unfinished().size()).sum();
    return known;
  }
}
