package io.rec.symbolpricewatchdog.alert;

import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States one fact when a feed has been away for too long, and one when it is back. Owned by the
 * loop that watches the feed.
 */
@Singleton
public final class FeedAlerts {

  private static final Logger LOG = LoggerFactory.getLogger(FeedAlerts.class);
  private static final String TOPIC = "alert";

  private final Database database;
  private final Outbox outbox;
  private final String symbol;
  private final String service;
  private final Duration patience;
  private boolean told;

  FeedAlerts(
      Database database,
      Outbox outbox,
      WatchedSymbol symbol,
      RoleIdentity identity,
      AlertSettings settings) {
    this.database = database;
    this.outbox = outbox;
    this.symbol = symbol.symbol();
    this.service = identity.service();
    this.patience = settings.alertAfter();
  }

  /**
   * Looks once.
   *
   * @param freshAt when there last was a fresh price
   */
  public void look(Instant freshAt, Instant now, String complaint) throws SQLException {
    boolean away = Duration.between(freshAt, now).compareTo(patience) > 0;
    if (away != told) {
      state(away ? "feed_lost" : "feed_recovered", freshAt, complaint);
      told = away;
    }
  }

  private void state(String type, Instant freshAt, String complaint) throws SQLException {
    LOG.atWarn().addKeyValue("fresh_at", freshAt.toString()).log("{}: {}", type, complaint);
    database.transaction(
        connection ->
            outbox.append(
                connection,
                TOPIC,
                "feed:" + symbol,
                """
                {"type":"%s","service":"%s","symbol":"%s","last_fresh":"%s"}"""
                    .formatted(type, service, symbol, freshAt)));
  }
}
