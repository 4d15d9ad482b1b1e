package io.rec.platform.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code users.auto_trade_settings}; a version is never changed. */
final class SettingsRows {

  private static final String COLUMNS =
      """
      version, auto_entry, min_probability, min_differential, min_time, max_time, allow_re_entry,
      spike_alert_enabled, spike_alert_momentum_threshold, spike_alert_cooldown_threshold,
      spike_alert_cooldown_minutes, auto_stop, current_probability, min_ttc_seconds,
      momentum_spike_enabled, momentum_spike_threshold, verification_period_enabled,
      verification_period_seconds, changed_by, changed_at""";

  private SettingsRows() {}

  /** Newest first. */
  static List<AutoTradeSettings> newest(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT %s FROM users.auto_trade_settings ORDER BY version DESC LIMIT ?"
                .formatted(COLUMNS))) {
      statement.setInt(1, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<AutoTradeSettings> versions = new ArrayList<>();
        while (rows.next()) {
          versions.add(read(rows));
        }
        return versions;
      }
    }
  }

  /** Two who change at once wait for each other, so that no version is drawn twice. */
  static void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT pg_advisory_xact_lock(hashtext('auto_trade_settings:' || system.acting_user()))")) {
      statement.execute();
    }
  }

  static void insert(Connection connection, AutoTradeSettings settings) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO users.auto_trade_settings (user_id, %s)
            VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
                .formatted(COLUMNS))) {
      statement.setInt(1, settings.version());
      statement.setBoolean(2, settings.autoEntry());
      statement.setBigDecimal(3, settings.minProbability());
      statement.setBigDecimal(4, settings.minDifferential());
      statement.setInt(5, settings.minTime());
      statement.setInt(6, settings.maxTime());
      statement.setBoolean(7, settings.allowReEntry());
      statement.setBoolean(8, settings.spikeAlertEnabled());
      statement.setInt(9, settings.spikeAlertMomentumThreshold());
      statement.setInt(10, settings.spikeAlertCooldownThreshold());
      statement.setInt(11, settings.spikeAlertCooldownMinutes());
      statement.setBoolean(12, settings.autoStop());
      statement.setInt(13, settings.currentProbability());
      statement.setInt(14, settings.minTtcSeconds());
      statement.setBoolean(15, settings.momentumSpikeEnabled());
      statement.setInt(16, settings.momentumSpikeThreshold());
      statement.setBoolean(17, settings.verificationPeriodEnabled());
      statement.setInt(18, settings.verificationPeriodSeconds());
      statement.setString(19, settings.changedBy());
      statement.setTimestamp(20, Timestamp.from(settings.changedAt()));
      statement.executeUpdate();
    }
  }

  private static AutoTradeSettings read(ResultSet row) throws SQLException {
    return new AutoTradeSettings(
        row.getInt("version"),
        row.getBoolean("auto_entry"),
        row.getBigDecimal("min_probability"),
        row.getBigDecimal("min_differential"),
        row.getInt("min_time"),
        row.getInt("max_time"),
        row.getBoolean("allow_re_entry"),
        row.getBoolean("spike_alert_enabled"),
        row.getInt("spike_alert_momentum_threshold"),
        row.getInt("spike_alert_cooldown_threshold"),
        row.getInt("spike_alert_cooldown_minutes"),
        row.getBoolean("auto_stop"),
        row.getInt("current_probability"),
        row.getInt("min_ttc_seconds"),
        row.getBoolean("momentum_spike_enabled"),
        row.getInt("momentum_spike_threshold"),
        row.getBoolean("verification_period_enabled"),
        row.getInt("verification_period_seconds"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }
}
