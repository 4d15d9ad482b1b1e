package io.rec.connectorhub.delivery;

import io.rec.connectorhub.routing.CurrentRouting;
import io.rec.connectorhub.routing.Notice;
import io.rec.connectorhub.routing.Routing;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.venues.connector.notice.Message;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells what was held back in one message for each channel and recipient, when its time comes. */
@Singleton
public final class Digests {

  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final int MOST_LINES = 100;

  private final Database database;
  private final Deliveries deliveries;
  private final CurrentRouting routing;
  private final Sender sender;
  private final Clock clock;
  private final RoleLoop loop;

  Digests(
      Database database,
      Deliveries deliveries,
      CurrentRouting routing,
      Sender sender,
      Clock clock,
      Loops loops) {
    this.database = database;
    this.deliveries = deliveries;
    this.routing = routing;
    this.sender = sender;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "digests", PERIOD, this::pass);
  }

  private record Held(String channel, String recipient) {}

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void pass() throws SQLException {
    Instant now = clock.instant();
    List<Held> due = database.read(connection -> due(connection, now));
    for (Held held : due) {
      database.transaction(tx -> collect(tx, held, now));
    }
    if (!due.isEmpty()) {
      sender.wake();
    }
  }

  private static List<Held> due(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT DISTINCT channel, recipient FROM system.deliveries
            WHERE state = 'held' AND not_before <= ?\
            """)) {
      select.setTimestamp(1, Timestamp.from(now));
      List<Held> all = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(new Held(rows.getString(1), rows.getString(2)));
        }
      }
      return all;
    }
  }

  private int collect(Connection tx, Held held, Instant now) throws SQLException {
    List<String> subjects = new ArrayList<>();
    long first = 0;
    boolean critical = false;
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            WITH collected AS (
              UPDATE system.deliveries SET state = 'digested', ended_at = ?
              WHERE state = 'held' AND not_before <= ? AND channel = ? AND recipient = ?
              RETURNING id, subject, message, priority)
            SELECT id, subject, message ->> 'text', priority = 'critical'
            FROM collected ORDER BY id\
            """)) {
      update.setTimestamp(1, Timestamp.from(now));
      update.setTimestamp(2, Timestamp.from(now));
      update.setString(3, held.channel());
      update.setString(4, held.recipient());
      try (ResultSet rows = update.executeQuery()) {
        while (rows.next()) {
          first = first == 0 ? rows.getLong(1) : first;
          critical |= rows.getBoolean(4);
          String text = String.valueOf(rows.getString(3)).lines().findFirst().orElse("");
          subjects.add(text.isEmpty() ? rows.getString(2) : rows.getString(2) + ": " + text);
        }
      }
    }
    if (subjects.isEmpty()) {
      return 0;
    }
    String id = "digest-%s-%d".formatted(held.channel(), first);
    Message digest = Routing.digest(id, held.recipient(), subjects, MOST_LINES);
    Notice notice = new Notice(Notice.Kind.DIGEST, id, digest);
    // Over a full quota what is critical is held as well; it waits for nothing else.
    Instant when = routing.get().told(critical, now);
    deliveries.add(
        tx, notice, new Routing.Way(held.channel(), digest, false, when), now, Duration.ZERO);
    return subjects.size();
  }
}
