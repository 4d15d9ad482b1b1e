package io.rec.dbpoller;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens on the outbox's channel with one connection, half a minute at a time: a longer pass would
 * look like a loop that hangs. While nobody listens, the feed's own look each second goes on.
 */
@Singleton
final class OutboxListener {

  private static final Duration REST = Duration.ofMillis(100);
  private static final int WAIT_MILLIS = 1000;
  private static final int MOST_WAITS = 30;

  private final Database database;
  private final ChangeFeed feed;
  private final RoleLoop loop;
  private final AtomicLong notifications = new AtomicLong();
  private volatile boolean listening;
  private volatile boolean stopping;

  OutboxListener(Database database, ChangeFeed feed, Loops loops) {
    this.database = database;
    this.feed = feed;
    this.loop = new RoleLoop(loops, "outbox-listener", REST, this::listen);
  }

  void start() {
    loop.start();
  }

  void stop() {
    stopping = true;
    loop.stop();
  }

  boolean listening() {
    return listening;
  }

  long notifications() {
    return notifications.get();
  }

  private void listen() throws SQLException {
    try {
      database.read(this::listen);
    } finally {
      listening = false;
    }
  }

  private int listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN recio_outbox");
      listening = true;
      // What came between two listeners was notified to nobody.
      feed.wake();
      PGConnection postgres = connection.unwrap(PGConnection.class);
      for (int waits = 0; waits < MOST_WAITS && !stopping; waits++) {
        PGNotification @Nullable [] arrived = postgres.getNotifications(WAIT_MILLIS);
        if (arrived != null && arrived.length > 0) {
          notifications.addAndGet(arrived.length);
          feed.wake();
        }
      }
      statement.execute("UNLISTEN recio_outbox");
      return 0;
    }
  }
}
