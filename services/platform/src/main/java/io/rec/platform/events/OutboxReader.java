package io.rec.platform.events;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads committed facts in the order of their ids and skips none: it never passes a transaction
 * that has drawn an id and is still running.
 */
@Singleton
public final class OutboxReader {

  private static final String COLUMNS =
      """
      id, topic, key,
      CASE jsonb_typeof(payload) WHEN 'object' THEN payload - 'traceparent'
           ELSE payload END::text AS payload,
      created_at,
      CASE jsonb_typeof(payload) WHEN 'object' THEN payload->>'traceparent' END AS traceparent""";

  private final Database database;

  OutboxReader(Database database) {
    this.database = database;
  }

  /**
   * The facts after an offset; asked twice with the same offset, it gives the same facts again.
   *
   * @param topics empty for all
   */
  public Facts after(long offset, Set<String> topics, int limit) throws SQLException {
    return database.read(
        connection -> {
          // First the horizon, then the rows: see V2.
          long horizon = number(connection, "SELECT system.outbox_horizon()");
          List<Fact> facts = rows(connection, offset, horizon, topics, limit);
          boolean more = facts.size() == limit;
          long next = more ? facts.getLast().id() : Math.max(offset, horizon);
          return new Facts(facts, next, more);
        });
  }

  /** The newest facts of some topics that are surely known, the oldest of them first. */
  public List<Fact> last(Set<String> topics, int count) throws SQLException {
    return database.read(
        connection -> {
          // First the horizon, then the rows: see V2.
          long horizon = number(connection, "SELECT system.outbox_horizon()");
          try (PreparedStatement statement =
              connection.prepareStatement(
                  // Each topic by its own index: a rare one must not be looked for in all others.
                  """
                  SELECT newest.* FROM unnest(?) AS wanted(topic)
                  CROSS JOIN LATERAL (
                    SELECT %s FROM system.outbox
                    WHERE outbox.topic = wanted.topic AND id <= ? ORDER BY id DESC LIMIT ?) newest
                  ORDER BY newest.id DESC LIMIT ?"""
                      .formatted(COLUMNS))) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            statement.setLong(2, horizon);
            statement.setInt(3, count);
            statement.setInt(4, count);
            return facts(statement).reversed();
          }
        });
  }

  /** The id up to which every fact is known now: where somebody begins who wants news only. */
  public long newest() throws SQLException {
    return database.read(connection -> number(connection, "SELECT system.outbox_horizon()"));
  }

  /** The id up to which facts may have been forgotten because they were old. */
  public long trimmed() throws SQLException {
    return database.read(
        connection -> number(connection, "SELECT last_id FROM system.outbox_trimmed"));
  }

  private static List<Fact> rows(
      Connection connection, long offset, long horizon, Set<String> topics, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT %s FROM system.outbox
            WHERE id > ? AND id <= ? AND (? OR topic = ANY (?)) ORDER BY id LIMIT ?"""
                .formatted(COLUMNS))) {
      statement.setLong(1, offset);
      statement.setLong(2, horizon);
      statement.setBoolean(3, topics.isEmpty());
      statement.setArray(4, connection.createArrayOf("text", topics.toArray()));
      statement.setInt(5, limit);
      return facts(statement);
    }
  }

  private static List<Fact> facts(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Fact> facts = new ArrayList<>();
      while (rows.next()) {
        facts.add(
            new Fact(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getTimestamp(5).toInstant(),
                rows.getString(6)));
      }
      return facts;
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
