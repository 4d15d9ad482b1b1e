package io.rec.activetradesupervisor.book;

import io.rec.domain.risk.KillSwitch;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.Subscription;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.SetSwitch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The supervised trades and the kill switch as the database has them. */
@Singleton
public final class TradeBook {

  private static final Logger LOG = LoggerFactory.getLogger(TradeBook.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Set<String> TOPICS = Set.of("trade", "trade_stop", KillSwitchState.TOPIC);
  private static final String UNSUPERVISED = "trade_unsupervised";

  private record Page(List<SupervisedTrade> trades, Optional<KillSwitch> stored) {
    static final Page EMPTY = new Page(List.of(), Optional.empty());
  }

  private final Database database;
  private final TradeRows rows;
  private final KillSwitchState killSwitch;
  private final LiveMarkets markets;
  private final Announcements announcements;
  private final Alerts alerts;
  private final RoleLoop loop;
  private final AtomicLong reads = new AtomicLong();
  private volatile Page page = Page.EMPTY;
  private volatile @Nullable Runnable follower;
  private @Nullable Subscription subscription;

  TradeBook(
      Database database,
      TradeRows rows,
      KillSwitchState killSwitch,
      LiveMarkets markets,
      Announcements announcements,
      Alerts alerts,
      Loops loops) {
    this.database = database;
    this.rows = rows;
    this.killSwitch = killSwitch;
    this.markets = markets;
    this.announcements = announcements;
    this.alerts = alerts;
    this.loop = new RoleLoop(loops, "trade-book", PERIOD, this::look);
  }

  /** Told after each look; returns at once. */
  public void follow(Runnable told) {
    follower = told;
  }

  /** Reads the trades; also for whoever cannot wait for the next look. */
  public void read() throws SQLException {
    TradeRows.Read read =
        database.read(
            connection -> {
              TradeRows.Read found = rows.read(connection);
              page = new Page(found.trades(), stored(connection));
              return found;
            });
    reads.incrementAndGet();
    complain(read.unreadable());
  }

  public synchronized void start() {
    loop.start();
    if (subscription == null) {
      subscription = announcements.listen(Outbox.CHANNEL, Listener.ofFacts(TOPICS, loop::wake));
    }
  }

  public synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
    loop.stop();
  }

  /** How often the trades were read. */
  public long reads() {
    return reads.get();
  }

  /** Has the next look begin now. */
  public void wake() {
    loop.wake();
  }

  public List<SupervisedTrade> trades() {
    return page.trades();
  }

  /** The stricter of what the operator's document and what the database say. */
  public KillSwitch killSwitch() {
    return page.stored().map(killSwitch::with).orElseGet(killSwitch::ofControl);
  }

  private void look() throws SQLException {
    List<Long> before = ids();
    read();
    if (!before.equals(ids())) {
      LOG.atInfo().addKeyValue("trade_ids", ids().toString()).log("supervised trades changed");
    }
    Runnable told = follower;
    if (told != null) {
      told.run();
    }
    markets.readSilent();
  }

  private List<Long> ids() {
    return page.trades().stream().map(SupervisedTrade::id).toList();
  }

  private Optional<KillSwitch> stored(Connection connection) throws SQLException {
    return killSwitch.stored(connection).map(SetSwitch::inForce);
  }

  private void complain(List<TradeRows.Unreadable> unreadable) throws SQLException {
    for (TradeRows.Unreadable trade : unreadable) {
      alerts.raise(
          Alert.critical(
              UNSUPERVISED,
              "trade:" + trade.id(),
              "trade %d cannot be supervised: %s".formatted(trade.id(), trade.why())));
    }
    alerts.keepOnly(UNSUPERVISED, unreadable.stream().map(trade -> "trade:" + trade.id()).toList());
  }
}
