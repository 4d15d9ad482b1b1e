package io.rec.platform.events;

import io.rec.platform.persistence.RoundTrip;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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
      statement.setString(3, json);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Adds a fact as the next statement of a trip; it should be the last. */
  public void append(RoundTrip trip, String topic, String key, String json) {
    require(topic, json);
    trip.run(APPEND, topic, key, json);
  }

  private static void require(String topic, String json) {
    if (json.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a fact on %s of %d characters; %d are allowed"
              .formatted(topic, json.length(), MOST_CHARACTERS));
    }
  }
}
