package io.rec.mainapp.gateway.system;

import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.system.SystemView.Broken;
import io.rec.mainapp.gateway.system.SystemView.ConnectorTile;
import io.rec.mainapp.gateway.system.SystemView.DatabaseTile;
import io.rec.mainapp.gateway.system.SystemView.JobTile;
import io.rec.mainapp.gateway.system.SystemView.Node;
import io.rec.mainapp.gateway.system.SystemView.Resources;
import io.rec.mainapp.roster.DatabaseFigures;
import io.rec.mainapp.roster.MonitorView.DatabaseBlock;
import io.rec.mainapp.roster.Roster;
import io.rec.mainapp.roster.RosterLine;
import io.rec.platform.health.HealthReport;
import io.rec.platform.http.PeerUnavailable;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the system view together from what the services, the detector and the tables say. */
@Singleton
final class SystemViews {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int CPU = 80;
  private static final int MEMORY = 85;
  private static final int DISK = 90;

  private final Roster roster;
  private final Dependencies dependencies;
  private final SystemRows rows;
  private final HealthReport health;
  private final DatabaseFigures database;
  private final Roles roles;
  private final Clock clock;

  SystemViews(
      Roster roster,
      Dependencies dependencies,
      SystemRows rows,
      HealthReport health,
      DatabaseFigures database,
      Roles roles,
      Clock clock) {
    this.roster = roster;
    this.dependencies = dependencies;
    this.rows = rows;
    this.health = health;
    this.database = database;
    this.roles = roles;
    this.clock = clock;
  }

  SystemView now() throws SQLException, InterruptedException {
    List<String> roots = roots();
    Map<String, List<SystemRows.Start>> starts = rows.starts(clock.instant().minus(DAY));
    List<Node> nodes =
        roster.lines().stream()
            .map(line -> node(line, starts, roots.contains(line.component())))
            .toList();
    HealthReport.Report report = health.now();
    DatabaseTile tile = database(report);
    List<Broken> broken = broken(nodes, tile);
    return new SystemView(
        broken.isEmpty() ? "healthy" : "degraded",
        broken,
        nodes,
        dependencies.edges(),
        roots,
        resources(),
        tile,
        connectors(report),
        List.of(new JobTile("migrations", "done", null, "schema version " + tile.schemaVersion())));
  }

  Node node(RosterLine line, Map<String, List<SystemRows.Start>> starts, boolean root) {
    return new Node(
        line.component(),
        line.port(),
        line.state(),
        line.detail(),
        line.version(),
        line.mode(),
        line.upSeconds(),
        line.heardSecondsAgo(),
        line.answeredInMillis(),
        starts.getOrDefault(line.component(), List.of()).size(),
        root);
  }

  List<String> roots() throws InterruptedException {
    try {
      return roles
          .read("cascading-failure-detector", "/api/failure_detector_status", DetectorNews.class)
          .rootCauses();
    } catch (PeerUnavailable unknown) {
      return DetectorNews.NONE.rootCauses();
    }
  }

  private DatabaseTile database(HealthReport.Report report) throws SQLException {
    DatabaseBlock block = database.block(report.part("database"));
    SystemRows.DatabaseSize size = rows.size();
    return new DatabaseTile(
        block.status(),
        block.reason() == null ? "" : block.reason(),
        block.responseTime(),
        block.connections(),
        size.mostConnections(),
        size.bytes(),
        size.schemaVersion());
  }

  private Resources resources() throws SQLException {
    Optional<SystemRows.Load> load = rows.load();
    return new Resources(
        load.map(SystemRows.Load::cpu).orElse(null),
        load.map(SystemRows.Load::memory).orElse(null),
        load.map(SystemRows.Load::disk).orElse(null),
        CPU,
        MEMORY,
        DISK);
  }

  private List<ConnectorTile> connectors(HealthReport.Report report) throws InterruptedException {
    List<ConnectorTile> tiles = new ArrayList<>();
    try {
      for (ConnectorNews known :
          roles.read("connector-hub", "/api/connectors", ConnectorNews[].class)) {
        tiles.add(tile(known.family() + " " + known.type(), "configured", known.environment()));
      }
    } catch (PeerUnavailable unknown) {
      tiles.add(tile("connector-hub", "unknown", unknown.getMessage() + "."));
    }
    tiles.add(
        tile(
            "kalshi",
            report.part("kalshi_api").verdict().word(),
            report.part("kalshi_api").detail()));
    tiles.add(
        tile(
            "coinbase",
            report.part("coinbase_api").verdict().word(),
            report.part("coinbase_api").detail()));
    return tiles;
  }

  private static ConnectorTile tile(String name, String state, String detail) {
    return new ConnectorTile(name, state, detail, null, null, null, null, null);
  }

  /** Roots before those that only follow, silent ones before those that wait. */
  private List<Broken> broken(List<Node> nodes, DatabaseTile tile) {
    List<Broken> broken = new ArrayList<>();
    if (!tile.status().equals("healthy")) {
      broken.add(
          new Broken(
              "database",
              tile.reason(),
              "Nothing can be entered; screens show what they remember.",
              null,
              "Every service asks for it again each second."));
    }
    Instant now = clock.instant();
    nodes.stream()
        .filter(node -> !node.state().equals("ready"))
        .sorted(
            Comparator.comparing((Node node) -> !node.root())
                .thenComparing(node -> !node.state().equals("away"))
                .thenComparing(Node::component))
        .forEach(
            node ->
                broken.add(
                    new Broken(
                        node.component(),
                        node.detail().isEmpty() ? "It is " + node.state() + "." : node.detail(),
                        Impact.of(node.component(), dependencies.onto(node.component())),
                        node.heardSecondsAgo() < 0
                            ? null
                            : now.minusSeconds(node.heardSecondsAgo()),
                        node.state().equals("away")
                            ? "The cluster starts it again; the operator recovers what that does"
                                + " not help."
                            : "It goes on by itself when what it waits for is there.")));
    return broken;
  }
}
