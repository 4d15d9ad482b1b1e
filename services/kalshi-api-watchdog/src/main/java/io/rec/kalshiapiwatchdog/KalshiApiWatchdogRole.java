package io.rec.kalshiapiwatchdog;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.kalshiapiwatchdog.market.Collection;
import io.rec.kalshiapiwatchdog.market.MarketStream;
import io.rec.kalshiapiwatchdog.publication.OldMarkets;
import io.rec.kalshiapiwatchdog.publication.Publication;
import io.rec.kalshiapiwatchdog.publication.RememberedMarkets;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The watchdog of the exchange's API between its first and its last step. */
@Singleton
final class KalshiApiWatchdogRole implements Role {

  private final ExchangeClient exchange;
  private final Database database;
  private final HealthLoop health;
  private final Collection collection;
  private final MarketStream stream;
  private final Publication publication;
  private final RememberedMarkets remembered;
  private final OldMarkets old;
  private final Heartbeat heartbeat;
  private final HealthRecord record;
  private final WatchdogDetails details;

  KalshiApiWatchdogRole(
      ExchangeClient exchange,
      Database database,
      HealthLoop health,
      Collection collection,
      MarketStream stream,
      Publication publication,
      RememberedMarkets remembered,
      OldMarkets old,
      Heartbeat heartbeat,
      HealthRecord record,
      WatchdogDetails details) {
    this.exchange = exchange;
    this.database = database;
    this.health = health;
    this.collection = collection;
    this.stream = stream;
    this.publication = publication;
    this.remembered = remembered;
    this.old = old;
    this.heartbeat = heartbeat;
    this.record = record;
    this.details = details;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize API client", exchange::open),
        step("Start health monitoring loop", health::start),
        step("Initialize market data collection", this::collect),
        step("Start heartbeat system", heartbeat::start),
        step("Load cached market data", this::remember));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current market state", this::save),
        step("Complete snapshot writes", publication::finish),
        step("Close API connections", exchange::close),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    return details.now();
  }

  private void collect() throws NotYet, SQLException, IOException {
    database.open();
    publication.start();
    collection.start();
    old.start();
  }

  private void remember() throws SQLException {
    remembered.load();
  }

  private void save() throws SQLException, IOException, InterruptedException {
    health.stop();
    heartbeat.stop();
    old.stop();
    collection.stop();
    stream.close();
    record.save(health.health());
  }
}
