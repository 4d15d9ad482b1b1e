package io.rec.autoentrysupervisor.books;

import io.rec.autoentrysupervisor.suspension.Suspensions;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.Subscription;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The look of the last second; begun anew at once when a fact says that something changed. */
@Singleton
public final class LatestBooks {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Older books are nobody's to decide on: then the service is not healthy. */
  private static final Duration FRESH_FOR = Duration.ofSeconds(5);

  /** Facts after which the books are others. */
  private static final Set<String> TOPICS =
      Set.of("trade", KillSwitchState.TOPIC, TradeSettings.TOPIC, Suspensions.TOPIC);

  private final Database database;
  private final BookReader reader;
  private final LiveMarkets markets;
  private final Announcements announcements;
  private final Clock clock;
  private final RoleLoop loop;
  private volatile Books books = Books.UNREAD;
  private @Nullable Subscription subscription;

  LatestBooks(
      Database database,
      BookReader reader,
      LiveMarkets markets,
      Announcements announcements,
      Loops loops,
      Clock clock) {
    this.database = database;
    this.reader = reader;
    this.markets = markets;
    this.announcements = announcements;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "books", PERIOD, this::look);
  }

  public synchronized void start() throws SQLException {
    look();
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

  public Books books() {
    return books;
  }

  public boolean areFresh(Instant now) {
    return Duration.between(books.at(), now).compareTo(FRESH_FOR) <= 0;
  }

  private void look() throws SQLException {
    books = database.read(connection -> reader.read(connection, clock.instant()));
    markets.readSilent();
  }
}
