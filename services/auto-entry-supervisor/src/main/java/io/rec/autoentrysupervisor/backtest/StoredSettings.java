package io.rec.autoentrysupervisor.backtest;

import io.micronaut.json.JsonMapper;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The settings in force: the newest version, and the size from the preferences. */
@Singleton
final class StoredSettings {
  private final JsonMapper json;

  StoredSettings(JsonMapper json) {
    this.json = json;
  }

  /** The defaults where the acting user has none. */
  TraderSettings current(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                SELECT (coalesce((SELECT to_jsonb(s) FROM users.auto_trade_settings s
                                  ORDER BY version DESC LIMIT 1), '{}')
                     || coalesce((SELECT jsonb_build_object('position_size', position_size,
                                                            'multiplier', multiplier)
                                  FROM users.trade_preferences LIMIT 1), '{}'))::text
                """);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      var read = json.readValue(rows.getString(1), TraderSettings.class);
      return read == null ? TraderSettings.DEFAULT : read.or(TraderSettings.DEFAULT);
    } catch (IOException unreadable) {
      throw new SQLException("the stored settings cannot be read", unreadable);
    }
  }
}
