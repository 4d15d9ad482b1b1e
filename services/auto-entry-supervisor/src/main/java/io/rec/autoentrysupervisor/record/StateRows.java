package io.rec.autoentrysupervisor.record;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.domain.spike.SpikeAlert;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code users.auto_entry_state}. */
@Singleton
public final class StateRows {

  private final Database database;
  private final ObjectMapper json;

  StateRows(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The spike alert as it was left. */
  public SpikeAlert spike(String symbol, Instant now) throws SQLException, IOException {
    Optional<String> text =
        database.read(
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT spike::text FROM users.auto_entry_state WHERE symbol = ?")) {
                statement.setString(1, symbol);
                try (ResultSet rows = statement.executeQuery()) {
                  return rows.next()
                      ? Optional.ofNullable(rows.getString(1))
                      : Optional.<String>empty();
                }
              }
            });
    @Nullable StoredSpike stored =
        text.isEmpty() ? null : json.readValue(text.get(), StoredSpike.class);
    return stored == null ? SpikeAlert.IDLE : stored.alert(now);
  }

  void write(Connection transaction, SymbolState state) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.auto_entry_state
              (user_id, symbol, status, reason, cooldown_timer, spike, updated_at)
            VALUES (system.acting_user(), ?, ?, ?, ?, ?::jsonb, ?)
            ON CONFLICT (user_id, symbol) DO UPDATE
            SET status = excluded.status, reason = excluded.reason,
                cooldown_timer = excluded.cooldown_timer, spike = excluded.spike,
                updated_at = excluded.updated_at""")) {
      statement.setString(1, state.symbol());
      statement.setString(2, state.status().name());
      statement.setString(3, state.reason());
      statement.setLong(4, state.spikeRemaining());
      statement.setString(5, text(StoredSpike.of(state.spike())));
      statement.setTimestamp(6, Timestamp.from(state.at()));
      statement.executeUpdate();
    }
  }

  private @Nullable String text(@Nullable StoredSpike spike) {
    try {
      return spike == null ? null : json.writeValueAsString(spike);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
