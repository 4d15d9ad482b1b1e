package io.rec.connectorhub;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector hub between its first and its last step. */
@Singleton
final class ConnectorHubRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorHubRole.class);

  private final Database database;
  private final Connectors connectors;
  private final List<Notifier> notifiers;

  ConnectorHubRole(Database database, Connectors connectors, List<Notifier> notifiers) {
    this.database = database;
    this.connectors = connectors;
    this.notifiers = List.copyOf(notifiers);
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load connector list", this::tellConnectors),
        step("Open notification channels", this::requireNotifier));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Close database connections", database::close),
        step("Log notices told", this::tellNotices),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put(
        "connectors",
        connectors.all().stream().map(each -> each.family() + ":" + each.type()).toList());
    notifiers.forEach(each -> details.put("notices_told_by_" + each.name(), each.told()));
    return details;
  }

  private void tellConnectors() {
    for (Connector connector : connectors.all()) {
      LOG.atInfo()
          .addKeyValue("family", connector.family())
          .addKeyValue("type", connector.type())
          .addKeyValue("environment", connector.environment())
          .log("connector");
    }
  }

  private void requireNotifier() {
    if (notifiers.isEmpty()) {
      throw new IllegalStateException("no way to tell people is configured");
    }
  }

  private void tellNotices() {
    notifiers.forEach(
        each -> LOG.atInfo().addKeyValue("told", each.told()).log("notices by {}", each.name()));
  }
}
