package io.rec.mainapp.gateway.exports;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The documents and their parts in the database, where every gateway finds them. */
@Singleton
final class ExportRows {

  private static final Duration KEPT = Duration.ofDays(1);

  /** A part takes some hundred lines: who adds none for so long is not there any more. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final int MOST_SHOWN = 20;

  private static final String LINES =
      """
      SELECT id, name, media_type, bytes, asked_by, created_at, finished_at, expires_at,
             CASE WHEN state = 'running' AND touched_at < ? THEN 'failed' ELSE state END AS state,
             CASE WHEN state = 'running' AND touched_at < ?
                  THEN 'The gateway that made it has ended. Ask again.' ELSE problem END AS problem
      FROM users.exports
      WHERE expires_at > ?
      """;

  private final Database database;
  private final Clock clock;

  ExportRows(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is fetched: its line, and what it is. */
  record Stored(ExportLine line, String mediaType) {}

  /** Begins a document, and forgets those whose time is over. */
  long add(String name, String mediaType, String person) throws SQLException {
    Instant now = clock.instant();
    return database.transaction(
        tx -> {
          Sql.on(tx, "DELETE FROM users.exports WHERE expires_at <= ?", now).update();
          return Sql.on(
                  tx,
                  """
                  INSERT INTO users.exports (name, media_type, asked_by, created_at, touched_at, expires_at)
                  VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                  name,
                  mediaType,
                  person,
                  now,
                  now,
                  now.plus(KEPT))
              .only(row -> row.getLong(1));
        });
  }

  List<ExportLine> newest() throws SQLException {
    return list("ORDER BY id DESC LIMIT ?", MOST_SHOWN).stream().map(Stored::line).toList();
  }

  Optional<Stored> one(long id) throws SQLException {
    return list("AND id = ?", id).stream().findFirst();
  }

  private List<Stored> list(String more, Object value) throws SQLException {
    Instant now = clock.instant();
    Instant silent = now.minus(SILENCE);
    return database.read(
        connection ->
            Query.of(LINES + more, silent, silent, now, value)
                .list(connection, ExportRows::stored));
  }

  void append(long id, int part, byte[] content) throws SQLException {
    database.transaction(
        tx -> {
          Sql.on(
                  tx,
                  "INSERT INTO users.export_parts (export_id, part, content) VALUES (?, ?, ?)",
                  id,
                  part,
                  content)
              .update();
          return Sql.on(
                  tx,
                  "UPDATE users.exports SET bytes = bytes + ?, touched_at = ? WHERE id = ?",
                  content.length,
                  clock.instant(),
                  id)
              .update();
        });
  }

  /** It waits for its turn, and is not forgotten. */
  void touch(long id) throws SQLException {
    database.transaction(
        tx ->
            Sql.on(tx, "UPDATE users.exports SET touched_at = ? WHERE id = ?", clock.instant(), id)
                .update());
  }

  /** Nothing once there is no such part. */
  Optional<byte[]> part(long id, int part) throws SQLException {
    return database.read(
        connection ->
            Sql.on(
                    connection,
                    "SELECT content FROM users.export_parts WHERE export_id = ? AND part = ?",
                    id,
                    part)
                .first(row -> row.getBytes(1)));
  }

  /**
   * @param problem why it cannot be used; empty when it can
   */
  void end(long id, String problem) throws SQLException {
    database.transaction(
        tx ->
            Sql.on(
                    tx,
                    "UPDATE users.exports SET state = ?, problem = ?, finished_at = ? WHERE id = ?",
                    problem.isEmpty() ? "ready" : "failed",
                    problem,
                    clock.instant(),
                    id)
                .update());
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new ExportLine(
            row.getLong("id"),
            row.getString("name"),
            row.getString("state"),
            row.getString("problem"),
            row.getLong("bytes"),
            row.getString("asked_by"),
            row.getTimestamp("created_at").toInstant(),
            Query.instant(row, "finished_at"),
            row.getTimestamp("expires_at").toInstant()),
        row.getString("media_type"));
  }
}
