package io.rec.connectorhub.delivery;

import io.rec.connectorhub.routing.Quota;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of deliveries: the lines of the log, and how many count for a quota. */
@Singleton
public final class DeliveryLog {

  private final Database database;

  DeliveryLog(Database database) {
    this.database = database;
  }

  Quota.Used used(String channel, Instant now) throws SQLException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return database.read(
        connection -> {
          try (PreparedStatement count =
              connection.prepareStatement(
                  """
                  SELECT count(*) FILTER (WHERE ended_at >= ?), count(*) FROM system.deliveries
                  WHERE channel = ? AND state = 'sent' AND ended_at >= ?\
                  """)) {
            count.setTimestamp(1, start(today));
            count.setString(2, channel);
            count.setTimestamp(3, start(today.withDayOfMonth(1)));
            try (ResultSet rows = count.executeQuery()) {
              rows.next();
              return new Quota.Used(rows.getInt(1), rows.getInt(2));
            }
          }
        });
  }

  /** Newest first. */
  public List<Delivery> list(Optional<String> channel, Optional<String> state, int limit)
      throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT id, notice_id, channel, kind, priority, recipient, subject, state, not_before,
                         attempts, error, service_id, created_at, ended_at
                  FROM system.deliveries
                  WHERE (?::text IS NULL OR channel = ?) AND (?::text IS NULL OR state = ?)
                  ORDER BY id DESC LIMIT ?\
                  """)) {
            select.setString(1, channel.orElse(null));
            select.setString(2, channel.orElse(null));
            select.setString(3, state.orElse(null));
            select.setString(4, state.orElse(null));
            select.setInt(5, limit);
            List<Delivery> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                all.add(delivery(rows));
              }
            }
            return all;
          }
        });
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp(14);
    return new Delivery(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getTimestamp(9).toInstant().toString(),
        row.getInt(10),
        row.getString(11),
        row.getString(12),
        row.getTimestamp(13).toInstant().toString(),
        ended == null ? null : ended.toInstant().toString());
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
