package io.rec.connectorhub.delivery;

import io.rec.connectorhub.connect.HubConnectors;
import io.rec.connectorhub.routing.CurrentRouting;
import io.rec.connectorhub.routing.Notice;
import io.rec.platform.persistence.Database;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.notice.Message;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is critical and fails on one channel goes by another, also by one that the routing has not
 * for it, until one has told it or there is none left. It waits for no second attempt: those take a
 * quarter of an hour.
 */
@Singleton
final class OtherChannel {

  private static final Logger LOG = LoggerFactory.getLogger(OtherChannel.class);

  private final Database database;
  private final Deliveries deliveries;
  private final HubConnectors connectors;
  private final CurrentRouting routing;
  private final Clock clock;

  OtherChannel(
      Database database,
      Deliveries deliveries,
      HubConnectors connectors,
      CurrentRouting routing,
      Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.connectors = connectors;
    this.routing = routing;
    this.clock = clock;
  }

  /**
   * The channels that have this notice.
   *
   * @param hopeful one has told it to people, or has not failed yet
   */
  private record Tried(Set<String> channels, boolean hopeful) {}

  /** Does nothing for what is not critical. */
  void tryAfter(Deliveries.Due due, Message message) throws SQLException {
    if (due.critical() && message instanceof Message.Alert alert) {
      database.transaction(tx -> another(tx, due.channel(), alert));
    }
  }

  private Optional<String> another(Connection tx, String failed, Message.Alert alert)
      throws SQLException {
    // Two channels may fail at the same time.
    Deliveries.lock(tx, alert.id());
    Tried tried = tried(tx, alert.id(), failed);
    if (tried.hopeful()) {
      return Optional.empty();
    }
    Optional<String> next =
        connectors.notifiers().stream()
            .map(Notifier::name)
            .filter(name -> !tried.channels().contains(name) && connectors.reachesPeople(name))
            .sorted()
            .findFirst();
    if (next.isPresent()) {
      LOG.warn("{} did not tell {}; {} is tried", failed, alert.id(), next.get());
      deliveries.add(
          tx,
          Notice.of(alert, alert.id()),
          routing.get().instead(next.get(), alert, clock.instant()),
          clock.instant(),
          Duration.ZERO);
    }
    return next;
  }

  private static Tried tried(Connection tx, String notice, String failed) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT channel,
                   to_people AND channel <> ?
                     AND (state = 'sent' OR state IN ('queued', 'sending') AND error = '')
            FROM system.deliveries WHERE notice_id = ?\
            """)) {
      select.setString(1, failed);
      select.setString(2, notice);
      Set<String> channels = new HashSet<>();
      boolean hopeful = false;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          channels.add(rows.getString(1));
          hopeful |= rows.getBoolean(2);
        }
      }
      return new Tried(channels, hopeful);
    }
  }
}
