package io.rec.connectorhub;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.connectorhub.connect.HubConnectors;
import io.rec.connectorhub.delivery.Digests;
import io.rec.connectorhub.delivery.EngineWatch;
import io.rec.connectorhub.delivery.Sender;
import io.rec.connectorhub.delivery.TradeNotices;
import io.rec.connectorhub.delivery.Unstored;
import io.rec.connectorhub.routing.CurrentRouting;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.venues.connector.registry.HealthMonitor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connector hub between its first and its last step. */
@Singleton
final class ConnectorHubRole implements Role {

  /** How often it looks whether a probe is due. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Database database;
  private final HubConnectors connectors;
  private final HealthMonitor monitor;
  private final CurrentRouting routing;
  private final TradeNotices trades;
  private final EngineWatch engine;
  private final Sender sender;
  private final Unstored unstored;
  private final Digests digests;
  private final RoleLoop probes;

  ConnectorHubRole(
      Database database,
      HubConnectors connectors,
      HealthMonitor monitor,
      CurrentRouting routing,
      TradeNotices trades,
      EngineWatch engine,
      Sender sender,
      Unstored unstored,
      Digests digests,
      Loops loops) {
    this.database = database;
    this.connectors = connectors;
    this.monitor = monitor;
    this.routing = routing;
    this.trades = trades;
    this.engine = engine;
    this.sender = sender;
    this.unstored = unstored;
    this.digests = digests;
    this.probes = new RoleLoop(loops, "connector-health", LOOK, monitor::checkDue);
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load connector list", this::requireConnectors),
        step("Open notification channels", this::begin));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Stop deliveries", this::end),
        step("Close database connections", database::close),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    HealthMonitor.Summary summary = monitor.summary();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("connectors", summary.totalConnectors());
    details.put("connectors_healthy", summary.healthy());
    details.put("connectors_unhealthy", monitor.unhealthy());
    details.put("configuration_complaint", connectors.complaint());
    details.put("routing_complaint", routing.complaint());
    details.put("stands_in_for_the_alert_engine", engine.standsIn());
    return details;
  }

  /** Never below the log; a connector that cannot be made is said, and holds nothing up. */
  private void requireConnectors() {
    connectors.refresh();
    if (connectors.notifiers().isEmpty()) {
      throw new IllegalStateException(connectors.complaint());
    }
  }

  private void begin() {
    trades.start();
    engine.start();
    sender.start();
    unstored.start();
    digests.start();
    probes.start();
  }

  private void end() throws InterruptedException {
    trades.stop();
    engine.stop();
    digests.stop();
    probes.stop();
    sender.stop();
    unstored.stop();
  }
}
