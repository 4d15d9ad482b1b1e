package io.rec.kalshiapiwatchdog;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The watchdog of the exchange's API between its first and its last step. */
@Singleton
final class KalshiApiWatchdogRole implements Role {

  private final ExchangeClient exchange;
  private final HealthLoop health;
  private final MarketCache markets;
  private final Heartbeat heartbeat;
  private final HealthRecord record;

  KalshiApiWatchdogRole(
      ExchangeClient exchange,
      HealthLoop health,
      MarketCache markets,
      Heartbeat heartbeat,
      HealthRecord record) {
    this.exchange = exchange;
    this.health = health;
    this.markets = markets;
    this.heartbeat = heartbeat;
    this.record = record;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize API client", exchange::open),
        step("Start health monitoring loop", health::start),
        step("Initialize market data collection", markets::prepare),
        step("Start heartbeat system", heartbeat::start),
        step("Load cached market data", markets::load));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current market state", this::save),
        // No snapshot is under way in this version: the record above is the only write.
        logged("Complete snapshot writes"),
        step("Close API connections", exchange::close),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    ApiHealth now = health.health();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("exchange", now.condition().name());
    details.put("exchange_calls", now.calls());
    details.put("exchange_failures_in_a_row", now.failuresInARow());
    details.put("exchange_latency_ms", now.latencyMillis());
    details.put("exchange_last_error", now.lastError());
    details.put("heartbeats", heartbeat.beats());
    details.put("market_snapshots", markets.newestBySymbol());
    return details;
  }

  private void save() throws SQLException, IOException {
    health.stop();
    heartbeat.stop();
    record.save(health.health());
  }
}
