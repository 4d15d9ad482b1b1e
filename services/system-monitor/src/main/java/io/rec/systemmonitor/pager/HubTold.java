package io.rec.systemmonitor.pager;

import io.rec.systemmonitor.alert.AlertKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the connector hub told of by itself while nobody looked here. */
@Singleton
final class HubTold {

  private static final Logger LOG = LoggerFactory.getLogger(HubTold.class);

  /** Under this id the hub tells of a fact. */
  private static final String ID = "fact-";

  /** What was stated of the same thing afterwards is another matter. */
  private static final String ALL =
      """
      SELECT d.notice_id, min(d.created_at) AS at, o.key, o.payload::text AS payload
      FROM system.outbox o JOIN system.deliveries d ON d.notice_id = 'fact-' || o.id
      WHERE o.topic = 'alert' AND o.payload ->> 'severity' = 'critical' AND NOT EXISTS (
        SELECT 1 FROM system.outbox later
        WHERE later.topic = 'alert' AND later.id > o.id AND later.key = o.key
          AND later.payload ->> 'type' = o.payload ->> 'type')
      GROUP BY d.notice_id, o.id""";

  private final FactText text;

  HubTold(FactText text) {
    this.text = text;
  }

  /** A notice of the hub's own. */
  record Notice(String id, Instant at) {}

  /** Asked in the transaction that takes the fact in: while it is held the hub tells nothing. */
  Optional<Notice> told(Connection transaction, long fact) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            "SELECT min(created_at) FROM system.deliveries WHERE notice_id = ?")) {
      select.setString(1, ID + fact);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return Optional.ofNullable(rows.getTimestamp(1))
            .map(at -> new Notice(ID + fact, at.toInstant()));
      }
    }
  }

  /** By what it is about. */
  Map<AlertKey, Notice> all(Connection transaction) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(ALL);
        ResultSet rows = select.executeQuery()) {
      Map<AlertKey, Notice> all = new HashMap<>();
      while (rows.next()) {
        try {
          all.put(
              Stated.of(rows.getString("key"), text.fields(rows.getString("payload"))).key(),
              new Notice(rows.getString("notice_id"), rows.getTimestamp("at").toInstant()));
        } catch (IOException unreadable) {
          LOG.debug("a fact that the hub told cannot be read", unreadable);
        }
      }
      return all;
    }
  }
}
