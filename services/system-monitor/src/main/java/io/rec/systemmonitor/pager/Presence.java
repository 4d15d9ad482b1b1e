package io.rec.systemmonitor.pager;

import io.rec.platform.persistence.Database;
import io.rec.systemmonitor.alert.AlertKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Says that the engine looks: as long as it does, the connector hub leaves alerts to it. Belongs to
 * the thread of the alert engine.
 */
@Singleton
final class Presence {

  private static final Duration PERIOD = Duration.ofSeconds(10);

  /** Half of what the hub waits before it tells of what is critical itself. */
  private static final Duration AWAY = Duration.ofSeconds(30);

  private final Database database;
  private final HubTold hub;
  private final AlertDesk desk;
  private final Clock clock;
  private Instant lookedAt = Instant.EPOCH;

  Presence(Database database, HubTold hub, AlertDesk desk, Clock clock) {
    this.database = database;
    this.hub = hub;
    this.desk = desk;
    this.clock = clock;
  }

  void look() throws SQLException {
    Instant now = clock.instant();
    if (lookedAt.plus(PERIOD).isAfter(now)) {
      return;
    }
    boolean wasAway = lookedAt.plus(AWAY).isBefore(now);
    // In this order: the row is had when the hub has told what it tells, and then it tells no more.
    Map<AlertKey, HubTold.Notice> told =
        database.transaction(
            transaction -> {
              note(transaction, now);
              return wasAway ? hub.all(transaction) : Map.of();
            });
    desk.toldByHub(told);
    lookedAt = now;
  }

  private static int note(Connection transaction, Instant now) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement("UPDATE system.alert_engine SET looked_at = ?")) {
      update.setTimestamp(1, Timestamp.from(now));
      return update.executeUpdate();
    }
  }
}
