package io.rec.connectorhub.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.rec.connectorhub.connect.HubConnectors;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.registry.HealthMonitor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connectors: what there is, how it is, and what a person can do about it. */
@Controller("/api/connectors")
final class ConnectorController {

  private final HubConnectors connectors;
  private final HealthMonitor monitor;
  private final Database database;
  private final Audit audit;
  private final Clock clock;

  ConnectorController(
      HubConnectors connectors,
      HealthMonitor monitor,
      Database database,
      Audit audit,
      Clock clock) {
    this.connectors = connectors;
    this.monitor = monitor;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Get
  List<ConnectorView.Line> all() {
    return Stream.concat(
            connectors.elsewhere().stream().map(ConnectorView::line),
            connectors.all().stream().map(this::line))
        .toList();
  }

  @Get("/types")
  Map<String, List<String>> types() {
    Map<String, List<String>> types = new LinkedHashMap<>();
    Arrays.stream(Family.values())
        .forEach(family -> types.put(family.word(), connectors.types(family)));
    return types;
  }

  @Get("/health")
  Map<String, Object> health() {
    HealthMonitor.Summary summary = monitor.summary();
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("total_connectors", summary.totalConnectors());
    health.put("healthy", summary.healthy());
    health.put("unhealthy", summary.unhealthy());
    health.put("unchecked", summary.unchecked());
    health.put("messages", monitor.unhealthy());
    return health;
  }

  @Get("/{name}")
  ConnectorView.Whole one(String name) {
    Connector connector = find(name);
    return ConnectorView.whole(line(connector), connector.diagnostics());
  }

  /** Probes now; tells nobody anything. */
  @Post("/{name}/test")
  ConnectorView.Health test(String name) throws InterruptedException {
    find(name);
    return ConnectorView.Health.of(monitor.check(name));
  }

  /** Closes the circuit by hand. */
  @Post("/{name}/reset")
  ConnectorView.Line reset(String name, @Nullable @Header("X-Actor") String actor)
      throws SQLException {
    Connector connector = find(name);
    connector.resetCircuit();
    String who = actor == null ? "operator" : actor;
    database.transaction(
        tx -> {
          audit.add(
              tx,
              AuditLine.done(
                  who, "reset_circuit", "{\"connector\":\"%s\"}".formatted(connector.name())));
          return connector.name();
        });
    return line(connector);
  }

  private ConnectorView.Line line(Connector connector) {
    String name = connector.name();
    return ConnectorView.line(
        connector, monitor.last(name), connectors.since(name), clock.instant());
  }

  private Connector find(String name) {
    return connectors
        .find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "UnknownConnector",
                    "there is no connector of this name; there are "
                        + String.join(
                            ", ", connectors.all().stream().map(Connector::name).toList())));
  }
}
