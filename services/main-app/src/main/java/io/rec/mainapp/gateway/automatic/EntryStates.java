package io.rec.mainapp.gateway.automatic;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.control.TradingControls;
import io.rec.platform.persistence.Database;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads where the automatic entry stands, from the rows that it keeps. */
@Singleton
public final class EntryStates {

  private final Database database;
  private final TradeSettings settings;
  private final TradingControls controls;

  EntryStates(Database database, TradeSettings settings, TradingControls controls) {
    this.database = database;
    this.settings = settings;
    this.controls = controls;
  }

  public EntryStatus now() throws SQLException {
    Optional<AutoTradeSettings> now = settings.current();
    return database.transaction(
        connection ->
            new EntryStatus(
                now.map(AutoTradeSettings::autoEntry).orElse(false),
                now.map(AutoTradeSettings::autoStop).orElse(false),
                controls.current().map(control -> control.autoEntry().enabled()).orElse(null),
                now.map(AutoTradeSettings::version).orElse(0),
                symbols(connection),
                suspensions(connection)));
  }

  private static List<EntryStatus.SymbolStatus> symbols(Connection connection) throws SQLException {
    return Query.of(
            """
            SELECT symbol, status, reason, cooldown_timer, updated_at FROM users.auto_entry_state
            ORDER BY symbol""")
        .list(
            connection,
            row ->
                new EntryStatus.SymbolStatus(
                    row.getString("symbol"),
                    row.getString("status"),
                    row.getString("reason"),
                    row.getLong("cooldown_timer"),
                    row.getTimestamp("updated_at").toInstant()));
  }

  private static List<EntryStatus.Suspended> suspensions(Connection connection)
      throws SQLException {
    return Query.of(
            """
            SELECT cause, resumes, since FROM users.entry_suspension WHERE lifted_at IS NULL
            ORDER BY since DESC""")
        .list(
            connection,
            row ->
                new EntryStatus.Suspended(
                    row.getString("cause"),
                    row.getString("resumes"),
                    row.getTimestamp("since").toInstant()));
  }
}
