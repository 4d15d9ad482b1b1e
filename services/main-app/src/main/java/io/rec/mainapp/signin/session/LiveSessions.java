package io.rec.mainapp.signin.session;

import io.rec.mainapp.signin.account.Acting;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.persistence.Database;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions in use, as the database had them a moment ago: a page with its socket asks more
 * often than the database should be. What another pod revoked ends here within two seconds, what
 * this one revoked at once. While the database is away, sessions that were good stay good for some
 * minutes: the trader who is signed in keeps the switches.
 */
@Singleton
final class LiveSessions {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final Database database;
  private final Provider<DatabaseWatch> watch;
  private final Clock clock;
  private final Map<ByteBuffer, Entry> entries = new ConcurrentHashMap<>();

  LiveSessions(Database database, Provider<DatabaseWatch> watch, Clock clock) {
    this.database = database;
    this.watch = watch;
    this.clock = clock;
  }

  private record Seen(Optional<Session> session, Instant at) {}

  /** One session; the lock lets one of its requests ask while the others wait for the answer. */
  private static final class Entry {
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Seen seen = new Seen(Optional.empty(), Instant.MIN);
  }

  Optional<Session> find(byte[] hash) throws SQLException {
    Entry entry = entries.computeIfAbsent(ByteBuffer.wrap(hash), key -> new Entry());
    Instant now = clock.instant();
    if (youngerThan(FRESH, entry.seen, now)) {
      return inForce(entry.seen, now);
    }
    entry.asking.lock();
    try {
      if (!youngerThan(FRESH, entry.seen, now)) {
        entry.seen = ask(hash, entry.seen, now);
      }
      return inForce(entry.seen, now);
    } finally {
      entry.asking.unlock();
    }
  }

  /** They are asked for anew; for after a change of a user's sessions or account. */
  void forget(String userId) {
    entries
        .values()
        .removeIf(entry -> entry.seen.session().map(s -> s.userId().equals(userId)).orElse(false));
  }

  void forgetOld() {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> !youngerThan(GRACE, entry.seen, now));
  }

  /** A page's requests wait for each other here: none of them asks what is known to be away. */
  private Seen ask(byte[] hash, Seen before, Instant now) throws SQLException {
    boolean good = before.session().isPresent() && youngerThan(GRACE, before, now);
    if (good && watch.get().problem().isPresent()) {
      return before;
    }
    try {
      return new Seen(
          database.transaction(
              connection -> {
                Acting.forEverybody(connection);
                return SessionRows.byHash(connection, hash, now);
              }),
          now);
    } catch (SQLException away) {
      if (!good) {
        throw away;
      }
      LOG.atWarn()
          .addKeyValue("session", before.session().map(Session::id).orElse(0L))
          .log("the database is away, a session that was good stays good for now");
      return before;
    }
  }

  private static Optional<Session> inForce(Seen seen, Instant now) {
    return seen.session().filter(session -> session.expiresAt().isAfter(now));
  }

  private static boolean youngerThan(Duration age, Seen seen, Instant now) {
    return !seen.at().equals(Instant.MIN) && seen.at().isAfter(now.minus(age));
  }
}
