package io.rec.mainapp.gateway.active;

import io.rec.mainapp.gateway.Dated;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The trades that are not over, read once for all pages. */
@Singleton
public final class ActiveBook {

  /** How often it is looked whether there is something to read. */
  private static final Duration PERIOD = Duration.ofMillis(100);

  /** How often it is read at the least. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  /**
   * A book in which nothing happens is told as well: by its age a page tells it from a lost one.
   */
  private static final Duration TOLD_AT_LEAST = Duration.ofSeconds(2);

  private final Database database;
  private final TradeSettings settings;
  private final Holdings holdings;
  private final Clock clock;
  private final RoleLoop loop;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private final List<Runnable> holders = new CopyOnWriteArrayList<>();
  private final AtomicBoolean stale = new AtomicBoolean();
  private volatile long readAt = System.nanoTime();
  private volatile @Nullable Dated<ActiveTrades> latest;
  private long toldAt = System.nanoTime();

  ActiveBook(
      Database database, TradeSettings settings, Holdings holdings, Loops loops, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.holdings = holdings;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "active-book", PERIOD, this::pass);
  }

  public void start() throws SQLException {
    read();
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Reads again soon: many facts at once are one reading. */
  public void wake() {
    stale.set(true);
  }

  /** Told when something about the trades changed, and now and then when nothing did. */
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  /** Told when something is held or rests that was not, or the other way round. */
  public void followHoldings(Runnable follower) {
    holders.add(follower);
  }

  /** Empty while they were never read. */
  public Optional<Dated<ActiveTrades>> latest() {
    return Optional.ofNullable(latest);
  }

  private void pass() throws SQLException {
    boolean due = System.nanoTime() - readAt >= LEAST.toNanos();
    if (stale.getAndSet(false) || due) {
      read();
    }
  }

  private synchronized void read() throws SQLException {
    readAt = System.nanoTime();
    Optional<AutoTradeSettings> now = settings.current();
    ActiveRows rows = new ActiveRows(now, clock.instant());
    List<ActiveTrade> trades = database.read(rows::trades);
    List<Holdings.Resting> orders = database.read(ActiveRows::resting);
    ActiveTrades found =
        new ActiveTrades(
            trades, now.map(AutoTradeSettings::autoStop).orElse(false), atStake(trades));
    Dated<ActiveTrades> before = latest;
    latest = new Dated<>(found, clock.instant());
    boolean silent = readAt - toldAt >= TOLD_AT_LEAST.toNanos();
    if (before == null || !before.value().equals(found) || silent) {
      toldAt = readAt;
      followers.forEach(Runnable::run);
    }
    if (holdings.replace(trades, orders)) {
      holders.forEach(Runnable::run);
    }
  }

  private static BigDecimal atStake(List<ActiveTrade> trades) {
    return trades.stream()
        .map(trade -> trade.worstCase().negate())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
