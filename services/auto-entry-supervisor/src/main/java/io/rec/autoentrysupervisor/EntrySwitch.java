package io.rec.autoentrysupervisor;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The trader's switch for automatic entries. */
@Singleton
final class EntrySwitch {

  private final Database database;

  EntrySwitch(Database database) {
    this.database = database;
  }

  /** Off also when the acting user has no preferences. */
  boolean on() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("SELECT auto_entry FROM users.trade_preferences");
              ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
          }
        });
  }
}
