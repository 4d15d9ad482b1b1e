package io.rec.connectorhub.delivery;

import io.micronaut.serde.ObjectMapper;
import io.rec.connectorhub.connect.HubConnectors;
import io.rec.connectorhub.routing.Notice;
import io.rec.connectorhub.routing.Routing.Way;
import io.rec.platform.persistence.Database;
import io.rec.venues.connector.notice.Message;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of {@code system.deliveries}. */
@Singleton
public final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** A claim that is older belongs to a process that is gone. */
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private final Database database;
  private final HubConnectors connectors;
  private final ObjectMapper json;

  Deliveries(Database database, HubConnectors connectors, ObjectMapper json) {
    this.database = database;
    this.connectors = connectors;
    this.json = json;
  }

  /**
   * One message to be sent now.
   *
   * @param stored the message as it lies in its row
   */
  record Due(long id, String channel, boolean critical, int attempts, String stored) {}

  /** What a notice became on one channel. */
  public enum Taken {
    QUEUED,
    HELD,
    DUPLICATE,
    /** The channel has a row of this notice. */
    KNOWN
  }

  /** In the caller's transaction, so that a fact is taken in exactly once. */
  Taken add(Connection tx, Notice notice, Way way, Instant now, Duration sameWithin)
      throws SQLException {
    lock(tx, way.channel() + "/" + notice.sameAs());
    boolean same = seen(tx, notice, way.channel(), now.minus(sameWithin));
    String state = same ? "duplicate" : way.held() ? "held" : "queued";
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO system.deliveries (notice_id, channel, kind, priority, same_as, recipient,
              subject, message, state, not_before, created_at, ended_at, to_people)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            ON CONFLICT (notice_id, channel) DO NOTHING\
            """)) {
      Message message = way.message();
      insert.setString(1, message.id());
      insert.setString(2, way.channel());
      insert.setString(3, notice.kind().word());
      insert.setString(4, notice.priority().word());
      insert.setString(5, notice.sameAs());
      insert.setString(6, message.recipient());
      insert.setString(7, message.subject());
      insert.setString(8, text(message));
      insert.setString(9, state);
      insert.setTimestamp(10, Timestamp.from(way.notBefore()));
      insert.setTimestamp(11, Timestamp.from(now));
      insert.setTimestamp(12, same ? Timestamp.from(now) : null);
      insert.setBoolean(13, connectors.reachesPeople(way.channel()));
      boolean added = insert.executeUpdate() == 1;
      if (!added) {
        return Taken.KNOWN;
      }
      return same ? Taken.DUPLICATE : way.held() ? Taken.HELD : Taken.QUEUED;
    }
  }

  /** What went out before it could be stored; a row of it that is there stays as it is. */
  void addSent(Connection tx, Notice notice, Way way, String serviceId, Instant at)
      throws SQLException {
    if (add(tx, notice, way, at, Duration.ZERO) != Taken.QUEUED) {
      return;
    }
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE system.deliveries SET state = 'sent', attempts = 1, service_id = ?, ended_at = ?
            WHERE notice_id = ? AND channel = ?\
            """)) {
      update.setString(1, serviceId);
      update.setTimestamp(2, Timestamp.from(at));
      update.setString(3, notice.message().id());
      update.setString(4, way.channel());
      update.executeUpdate();
    }
  }

  /** The oldest that is due of a channel, claimed for this process. */
  Optional<Due> claim(String channel, Instant now) throws SQLException {
    return database.transaction(
        tx -> {
          try (PreparedStatement claim =
              tx.prepareStatement(
                  """
                  UPDATE system.deliveries SET state = 'sending', attempts = attempts + 1, not_before = ?
                  WHERE id = (SELECT id FROM system.deliveries
                              WHERE channel = ? AND state IN ('queued', 'sending') AND not_before <= ?
                              ORDER BY (priority = 'critical') DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                  RETURNING id, channel, priority, attempts, message\
                  """)) {
            claim.setTimestamp(1, Timestamp.from(now.plus(CLAIM)));
            claim.setString(2, channel);
            claim.setTimestamp(3, Timestamp.from(now));
            try (ResultSet rows = claim.executeQuery()) {
              return rows.next() ? Optional.of(due(rows)) : Optional.empty();
            }
          }
        });
  }

  List<String> channelsWithDue(Instant now) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT DISTINCT channel FROM system.deliveries
                  WHERE state IN ('queued', 'sending') AND not_before <= ?\
                  """)) {
            select.setTimestamp(1, Timestamp.from(now));
            return texts(select);
          }
        });
  }

  void sent(long id, String serviceId, Instant now) throws SQLException {
    end(id, "sent", "", serviceId, now);
  }

  void failed(long id, String why, Instant now) throws SQLException {
    end(id, "failed", why, "", now);
  }

  void again(long id, String why, Instant when) throws SQLException {
    move(id, "queued", why, when);
  }

  void hold(long id, String why, Instant until) throws SQLException {
    move(id, "held", why, until);
  }

  /** Empty for a row that this version cannot read; why is in the log. */
  Optional<Message> message(Due due) {
    try {
      StoredMessage stored = json.readValue(due.stored(), StoredMessage.class);
      return Optional.ofNullable(stored).map(StoredMessage::message);
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      LOG.error("delivery {} cannot be read: {}", due.id(), unreadable.getMessage());
      return Optional.empty();
    }
  }

  private String text(Message message) {
    try {
      return json.writeValueAsString(StoredMessage.of(message));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static void lock(Connection tx, String what) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
      lock.setString(1, "deliveries:" + what);
      lock.execute();
    }
  }

  static List<String> texts(PreparedStatement select) throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  private static boolean seen(Connection tx, Notice notice, String channel, Instant since)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT 1 FROM system.deliveries
            WHERE channel = ? AND same_as = ? AND created_at > ? AND notice_id <> ?
              AND state <> 'duplicate' LIMIT 1\
            """)) {
      select.setString(1, channel);
      select.setString(2, notice.sameAs());
      select.setTimestamp(3, Timestamp.from(since));
      select.setString(4, notice.message().id());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void end(long id, String state, String error, String serviceId, Instant now)
      throws SQLException {
    database.transaction(
        tx -> {
          try (PreparedStatement update =
              tx.prepareStatement(
                  """
                  UPDATE system.deliveries SET state = ?, error = ?, service_id = ?, ended_at = ?
                  WHERE id = ?\
                  """)) {
            update.setString(1, state);
            update.setString(2, error);
            update.setString(3, serviceId);
            update.setTimestamp(4, Timestamp.from(now));
            update.setLong(5, id);
            return update.executeUpdate();
          }
        });
  }

  private void move(long id, String state, String error, Instant when) throws SQLException {
    database.transaction(
        tx -> {
          try (PreparedStatement update =
              tx.prepareStatement(
                  "UPDATE system.deliveries SET state = ?, error = ?, not_before = ? WHERE id ="
                      + " ?")) {
            update.setString(1, state);
            update.setString(2, error);
            update.setTimestamp(3, Timestamp.from(when));
            update.setLong(4, id);
            return update.executeUpdate();
          }
        });
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getLong(1),
        row.getString(2),
        row.getString(3).equals("critical"),
        row.getInt(4),
        row.getString(5));
  }
}
