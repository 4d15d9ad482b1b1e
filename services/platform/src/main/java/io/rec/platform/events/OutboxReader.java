package io.rec.platform.events;

import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.RoundTrip;
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

  private static final String HORIZON = "SELECT system.outbox_horizon()";

  private static final String AFTER =
      """
      SELECT %s FROM system.outbox
      WHERE id > ? AND (? OR topic = ANY (?)) ORDER BY id LIMIT ?"""
          .formatted(COLUMNS);

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
          // First the horizon, then the rows: see V2. They go together, so the rows cannot be asked
          // for up to the horizon; what lies beyond it is left for the next look.
          RoundTrip trip = RoundTrip.on(connection);
          RoundTrip.Answer<Long> known = trip.ask(row -> row.getLong(1), HORIZON);
          RoundTrip.Answer<Fact> found =
              trip.ask(
                  OutboxReader::fact, AFTER, offset, topics.isEmpty(), List.copyOf(topics), limit);
          trip.go();
          long horizon = known.only();
          List<Fact> facts = found.list().stream().filter(fact -> fact.id() <= horizon).toList();
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
          long horizon = number(connection, HORIZON);
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
    return database.read(connection -> number(connection, HORIZON));
  }

  /** The id up to which facts may have been forgotten because they were old. */
  public long trimmed() throws SQLException {
    return database.read(
        connection -> number(connection, "SELECT last_id FROM system.outbox_trimmed"));
  }

  private static List<Fact> facts(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Fact> facts = new ArrayList<>();
      while (rows.next()) {
        facts.add(fact(rows));
      }
      return facts;
    }
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        row.getString(6));
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
