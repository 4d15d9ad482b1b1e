package io.rec.activetradesupervisor;

import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person decided about stopping: the auto stop switch and the emergency policy. Only read.
 */
@Singleton
final class StopRules {

  private static final Logger LOG = LoggerFactory.getLogger(StopRules.class);

  private final Database database;
  private final TradingControls controls;

  StopRules(Database database, TradingControls controls) {
    this.database = database;
    this.controls = controls;
  }

  void initialize() throws NotYet, SQLException {
    TradingControl control =
        controls
            .current()
            .orElseThrow(
                () -> new NotYet("risk rules", Reason.MANIFEST_MISSING, controls.complaint()));
    LOG.atInfo()
        .addKeyValue("auto_stop", autoStop())
        .addKeyValue("emergency_policy", control.emergencyPolicy())
        .log("risk rules read");
  }

  boolean autoStop() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("SELECT auto_stop FROM users.trade_preferences");
              ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
              throw new SQLException("users.trade_preferences has no row for the acting user");
            }
            return rows.getBoolean(1);
          }
        });
  }

  String emergencyPolicy() {
    return controls.current().map(TradingControl::emergencyPolicy).orElse("");
  }
}
