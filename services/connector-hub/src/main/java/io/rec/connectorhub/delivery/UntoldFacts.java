package io.rec.connectorhub.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Critical alerts that the alert engine left when it went away. */
@Singleton
final class UntoldFacts {

  /** What was stated so shortly before the engine's last look may have been taken in, not told. */
  private static final Duration IN_DOUBT = Duration.ofSeconds(60);

  /**
   * What the engine never took in is untold. What it took in is told if it has begun to tell: it
   * stores that first. Whoever silenced something wants to hear it from nobody.
   */
  private static final String UNTOLD =
      """
      WITH stated AS (
        SELECT id, coalesce(payload ->> 'service', 'unknown') AS service,
               coalesce(payload ->> 'type', 'unknown') AS type,
               coalesce(payload ->> 'about', key) AS about,
               coalesce(payload ->> 'text', '') AS text,
               coalesce(nullif(payload ->> 'error', ''), payload ->> 'detail', '') AS detail,
               created_at
        FROM system.outbox
        WHERE topic = 'alert' AND payload ->> 'severity' = 'critical'
          AND coalesce(payload ->> 'state', 'told') IN ('raised', 'told') AND created_at > ?)
      SELECT f.id, f.service, f.type, f.about, f.text, f.detail FROM stated f
      WHERE NOT EXISTS (SELECT 1 FROM system.deliveries d WHERE d.notice_id = 'fact-' || f.id)
        AND (f.id > coalesce((SELECT last_id FROM system.outbox_offset
                              WHERE consumer = 'alert-engine'), 0)
          OR NOT EXISTS (
            SELECT 1 FROM system.alert a
            WHERE a.service = f.service AND a.type = f.type AND a.about = f.about
              AND strpos(a.text, f.text) > 0 -- what is told together is one text
              AND (a.closed_at IS NULL OR a.closed_at >= f.created_at)
              AND (EXISTS (SELECT 1 FROM system.alert_delivery s
                           WHERE s.alert = a.id AND s.step = 'critical')
                OR EXISTS (SELECT 1 FROM system.deliveries d
                           WHERE d.notice_id = a.id || '/critical'))))
        AND NOT EXISTS (
          SELECT 1 FROM system.alert_silence q
          WHERE q.ended_at IS NULL AND q.until > ? AND q.type IN ('', f.type)
            AND q.service IN ('', f.service) AND q.about IN ('', f.about))
      ORDER BY f.id LIMIT 50""";

  /** When the engine last looked. */
  Instant engineLooked(Connection connection) throws SQLException {
    return looked(connection, "");
  }

  /** The same; it cannot look before the transaction ends. */
  Instant holdEngine(Connection tx) throws SQLException {
    return looked(tx, " FOR UPDATE");
  }

  /** Those of which nobody was told, oldest first. */
  List<CriticalFact> untold(Connection tx, Instant engineLooked, Instant now) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(UNTOLD)) {
      select.setTimestamp(1, Timestamp.from(engineLooked.minus(IN_DOUBT)));
      select.setTimestamp(2, Timestamp.from(now));
      List<CriticalFact> all = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(
              new CriticalFact(
                  rows.getLong("id"),
                  rows.getString("service"),
                  rows.getString("type"),
                  rows.getString("about"),
                  rows.getString("text"),
                  rows.getString("detail")));
        }
      }
      return all;
    }
  }

  private static Instant looked(Connection connection, String lock) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT looked_at FROM system.alert_engine" + lock);
        ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("system.alert_engine has no row");
      }
      return rows.getTimestamp(1).toInstant();
    }
  }
}
