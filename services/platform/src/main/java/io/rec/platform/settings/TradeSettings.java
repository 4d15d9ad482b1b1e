package io.rec.platform.settings;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.Subscription;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in force: followed by their fact, and looked at each second in case one was missed.
 */
@Singleton
public final class TradeSettings {

  /** The fact of a new version; its payload is the version. */
  public static final String TOPIC = "auto_trade_settings";

  private static final Logger LOG = LoggerFactory.getLogger(TradeSettings.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Database database;
  private final Outbox outbox;
  private final Audit audit;
  private final Announcements announcements;
  private final ObjectMapper json;
  private final Clock clock;
  private final RoleLoop loop;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile @Nullable AutoTradeSettings current;
  private @Nullable Subscription subscription;

  TradeSettings(
      Database database,
      Outbox outbox,
      Audit audit,
      Announcements announcements,
      ObjectMapper json,
      Loops loops,
      Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
    this.announcements = announcements;
    this.json = json;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "settings", PERIOD, this::refresh);
  }

  /** Reads them and begins to follow. */
  public synchronized void start() throws SQLException {
    refresh();
    loop.start();
    if (subscription == null) {
      subscription =
          announcements.listen(Outbox.CHANNEL, Listener.ofFacts(Set.of(TOPIC), loop::wake));
    }
  }

  public synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
    loop.stop();
  }

  /** Told after each change. */
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  /** Empty while they were never read, and for a user who has none: then nothing may be decided. */
  public Optional<AutoTradeSettings> current() {
    return Optional.ofNullable(current);
  }

  /** The newest version as the caller's transaction sees it. */
  public Optional<AutoTradeSettings> newest(Connection transaction) throws SQLException {
    return SettingsRows.newest(transaction, 1).stream().findFirst();
  }

  /** Newest first. */
  public List<AutoTradeSettings> history(int limit) throws SQLException {
    return database.read(connection -> SettingsRows.newest(connection, limit));
  }

  /**
   * Stores the next version with its author and time, states it as a fact, and leaves a line of the
   * audit trail, whichever way the change came.
   *
   * @throws SettingsRefused naming each setting that cannot be; nothing is stored
   */
  public AutoTradeSettings change(SettingsChange change, String author)
      throws SQLException, SettingsRefused {
    Changed outcome = database.transaction(connection -> change(connection, change, author));
    if (!outcome.refusals().isEmpty()) {
      throw new SettingsRefused(outcome.refusals());
    }
    take(outcome.settings());
    return outcome.settings();
  }

  private record Changed(AutoTradeSettings settings, List<String> refusals) {}

  private Changed change(Connection transaction, SettingsChange change, String author)
      throws SQLException {
    SettingsRows.lock(transaction);
    AutoTradeSettings old =
        newest(transaction)
            .orElseThrow(
                () -> new SQLException("users.auto_trade_settings has no row for this user"));
    AutoTradeSettings wished = change.on(old, author, clock.instant());
    List<String> refusals = SettingsLimits.refusals(wished);
    if (refusals.isEmpty()) {
      SettingsRows.insert(transaction, wished);
      audit.add(
          transaction,
          AuditLine.done(author, TOPIC, "{\"version\":%d}".formatted(wished.version())));
      // Last, because whoever reads facts waits for the transaction from here on.
      outbox.append(transaction, TOPIC, "version:" + wished.version(), text(wished));
    }
    return new Changed(wished, refusals);
  }

  private void refresh() throws SQLException {
    Optional<AutoTradeSettings> newest = database.read(this::newest);
    if (newest.isPresent()) {
      take(newest.get());
    }
  }

  private synchronized void take(AutoTradeSettings newest) {
    AutoTradeSettings known = current;
    if (known != null && known.version() >= newest.version()) {
      return;
    }
    current = newest;
    LOG.atInfo()
        .addKeyValue("version", newest.version())
        .addKeyValue("changed_by", newest.changedBy())
        .addKeyValue("auto_entry", newest.autoEntry())
        .addKeyValue("auto_stop", newest.autoStop())
        .log("settings of entries and stops read");
    followers.forEach(Runnable::run);
  }

  private String text(AutoTradeSettings settings) {
    try {
      return json.writeValueAsString(settings);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
