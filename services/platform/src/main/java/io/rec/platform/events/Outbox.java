package io.rec.platform.events;

import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.telemetry.Traceparent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Where a service states facts for others. */
@Singleton
public final class Outbox {

  /** The channel on which each committed fact is announced, as {@code topic:id}. */
  public static final String CHANNEL = "recio_outbox";

  private static final String APPEND =
      "INSERT INTO system.outbox (topic, key, payload) VALUES (?, ?, ?::jsonb)";

  /** Facts are small; who has more to say stores it and states where. */
  public static final int MOST_CHARACTERS = 1 << 20;

  /**
   * Adds a fact to the caller's transaction: it becomes known if and only if that commits. Keep the
   * transaction short from here on, because readers take facts in order and wait for it.
   *
   * @param json one JSON value of at most {@link #MOST_CHARACTERS}
   * @return the fact's id
   */
  public long append(Connection transaction, String topic, String key, String json)
      throws SQLException {
    require(topic, json);
    try (PreparedStatement statement = transaction.prepareStatement(APPEND + " RETURNING id")) {
      statement.setString(1, topic);
      statement.setString(2, key);
      statement.setString(3, traced(json));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Adds a fact as the next statement of a trip; it should be the last. */
  public void append(RoundTrip trip, String topic, String key, String json) {
    require(topic, json);
    trip.run(APPEND, topic, key, traced(json));
  }

  /** With the trace in it; the reader takes it out again, before anybody handles the fact. */
  private static String traced(String json) {
    Optional<String> trace = Traceparent.current();
    if (trace.isEmpty() || !json.startsWith("{")) {
      return json;
    }
    String rest = json.substring(1).stripLeading();
    String comma = rest.startsWith("}") ? "" : ",";
    return "{\"%s\":\"%s\"%s%s".formatted(Traceparent.KEY, trace.get(), comma, rest);
  }

  private static void require(String topic, String json) {
    if (json.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a fact on %s of %d characters; %d are allowed"
              .formatted(topic, json.length(), MOST_CHARACTERS));
    }
  }
}
