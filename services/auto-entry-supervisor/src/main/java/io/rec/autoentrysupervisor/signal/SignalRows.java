package io.rec.autoentrysupervisor.signal;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Outbox;
import io.rec.platform.lease.Fence;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code users.signals}. */
@Singleton
public final class SignalRows {

  private static final String TOPIC = "signal";
  private static final String SENDING = "sending";

  private final Database database;
  private final Outbox outbox;
  private final ObjectMapper json;

  SignalRows(Database database, Outbox outbox, ObjectMapper json) {
    this.database = database;
    this.outbox = outbox;
    this.json = json;
  }

  /** Stores a signal and states it, in the caller's transaction, before anything is sent. */
  public void insert(Connection transaction, Signal signal) throws SQLException {
    String text = text(signal);
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.signals
              (user_id, at, symbol, ticker, side, ticket_id, decision, outcome, settings_version)
            VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")) {
      statement.setTimestamp(1, Timestamp.from(signal.at()));
      statement.setString(2, signal.symbol());
      statement.setString(3, signal.ticker());
      statement.setString(4, signal.entry().side().letter());
      statement.setString(5, signal.ticket().text());
      statement.setString(6, text);
      statement.setString(7, SENDING);
      statement.setInt(8, signal.settingsVersion());
      statement.executeUpdate();
    }
    outbox.append(transaction, TOPIC, signal.ticket().text(), text);
  }

  void outcome(Connection transaction, Signal signal, String outcome) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("UPDATE users.signals SET outcome = ? WHERE ticket_id = ?")) {
      statement.setString(1, outcome);
      statement.setString(2, signal.ticket().text());
      statement.executeUpdate();
    }
  }

  /**
   * Gives up what an earlier holder left unsent or unanswered: whether it became a trade is the
   * trade manager's to know, and it is not sent again.
   */
  public int abandon(Fence fence) throws SQLException {
    return database.transaction(
        connection -> {
          fence.require(connection);
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  UPDATE users.signals s SET outcome = CASE
                    WHEN EXISTS (SELECT FROM users.trades t
                                 WHERE t.user_id = s.user_id AND t.ticket_id = s.ticket_id)
                    THEN 'entered' ELSE 'abandoned: older than the restart' END
                  WHERE outcome = ?""")) {
            statement.setString(1, SENDING);
            return statement.executeUpdate();
          }
        });
  }

  /** Newest first. */
  public List<StoredSignal> latest(String symbol, int limit) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT at, symbol, ticker, side, ticket_id, outcome FROM users.signals
                  WHERE symbol = ? ORDER BY id DESC LIMIT ?""")) {
            statement.setString(1, symbol);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
              List<StoredSignal> signals = new ArrayList<>();
              while (rows.next()) {
                signals.add(
                    new StoredSignal(
                        rows.getTimestamp(1).toInstant(),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6)));
              }
              return List.copyOf(signals);
            }
          }
        });
  }

  private String text(Signal signal) {
    try {
      return json.writeValueAsString(SignalDocument.of(signal));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
