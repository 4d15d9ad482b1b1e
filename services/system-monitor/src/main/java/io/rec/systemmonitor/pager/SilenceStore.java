package io.rec.systemmonitor.pager;

import io.rec.platform.persistence.Database;
import io.rec.systemmonitor.alert.Silence;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of {@code system.alert_silence}; those in force stay known while the database is away.
 */
@Singleton
final class SilenceStore {

  private static final String COLUMNS = "id, type, service, about, until, made_by, reason, made_at";

  private final Database database;
  private final Clock clock;
  private volatile List<Silence> known = List.of();

  SilenceStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those that were in force when the database was last asked, and have not expired since. */
  List<Silence> inForce() {
    Instant now = clock.instant();
    return known.stream().filter(silence -> silence.inForce(now)).toList();
  }

  void refresh() throws SQLException {
    known =
        database.read(
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT %s FROM system.alert_silence WHERE ended_at IS NULL AND until > ? ORDER BY id"
                          .formatted(COLUMNS))) {
                statement.setTimestamp(1, Timestamp.from(clock.instant()));
                try (ResultSet rows = statement.executeQuery()) {
                  List<Silence> found = new ArrayList<>();
                  while (rows.next()) {
                    found.add(silence(rows));
                  }
                  return List.copyOf(found);
                }
              }
            });
  }

  /** In place of one that keeps the same quiet: asked for twice, it is one. */
  Silence add(Silencing wish) throws SQLException {
    Silence made =
        database.transaction(
            connection -> {
              endSame(connection, wish);
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      INSERT INTO system.alert_silence
                        (type, service, about, until, made_by, reason, made_at)
                      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING %s"""
                          .formatted(COLUMNS))) {
                Instant now = clock.instant();
                statement.setString(1, wish.type());
                statement.setString(2, wish.service());
                statement.setString(3, wish.about());
                statement.setTimestamp(4, Timestamp.from(now.plus(wish.length())));
                statement.setString(5, wish.by());
                statement.setString(6, wish.reason());
                statement.setTimestamp(7, Timestamp.from(now));
                try (ResultSet rows = statement.executeQuery()) {
                  rows.next();
                  return silence(rows);
                }
              }
            });
    refresh();
    return made;
  }

  private void endSame(Connection connection, Silencing wish) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            UPDATE system.alert_silence SET ended_at = ?
            WHERE ended_at IS NULL AND until > ? AND type = ? AND service = ? AND about = ?""")) {
      Timestamp now = Timestamp.from(clock.instant());
      statement.setTimestamp(1, now);
      statement.setTimestamp(2, now);
      statement.setString(3, wish.type());
      statement.setString(4, wish.service());
      statement.setString(5, wish.about());
      statement.executeUpdate();
    }
  }

  /** False when there is no such silence in force. */
  boolean end(long id) throws SQLException {
    boolean ended =
        database.transaction(
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "UPDATE system.alert_silence SET ended_at = ? WHERE id = ? AND ended_at IS NULL AND until > ?")) {
                Timestamp now = Timestamp.from(clock.instant());
                statement.setTimestamp(1, now);
                statement.setLong(2, id);
                statement.setTimestamp(3, now);
                return statement.executeUpdate() == 1;
              }
            });
    refresh();
    return ended;
  }

  private static Silence silence(ResultSet row) throws SQLException {
    return new Silence(
        row.getLong("id"),
        row.getString("type"),
        row.getString("service"),
        row.getString("about"),
        row.getTimestamp("until").toInstant(),
        row.getString("made_by"),
        row.getString("reason"),
        row.getTimestamp("made_at").toInstant());
  }
}
