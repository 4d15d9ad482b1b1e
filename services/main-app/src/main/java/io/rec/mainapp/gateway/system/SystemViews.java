package io.rec.mainapp.gateway.system;

import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.system.SystemView.Broken;
import io.rec.mainapp.gateway.system.SystemView.ConnectorTile;
import io.rec.mainapp.gateway.system.SystemView.DatabaseTile;
import io.rec.mainapp.gateway.system.SystemView.JobTile;
import io.rec.mainapp.gateway.system.SystemView.Node;
import io.rec.mainapp.gateway.system.SystemView.Resources;
import io.rec.mainapp.roster.Connectors;
import io.rec.mainapp.roster.DatabaseFigures;
import io.rec.mainapp.roster.MonitorView.DatabaseBlock;
import io.rec.mainapp.roster.Roster;
import io.rec.mainapp.roster.RosterLine;
import io.rec.platform.health.HealthReport;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.persistence.SchemaVersion;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the system view together from what the services, the detector and the tables say. */
@Singleton
final class SystemViews {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int CPU = 80;
  private static final int MEMORY = 85;
  private static final int DISK = 90;

  private static final Logger LOG = LoggerFactory.getLogger(SystemViews.class);

  private final Roster roster;
  private final Dependencies dependencies;
  private final SystemRows rows;
  private final HealthReport health;
  private final DatabaseFigures database;
  private final Roles roles;
  private final Connectors hub;
  private final Clock clock;

  SystemViews(
      Roster roster,
      Dependencies dependencies,
      SystemRows rows,
      HealthReport health,
      DatabaseFigures database,
      Roles roles,
      Connectors hub,
      Clock clock) {
    this.roster = roster;
    this.dependencies = dependencies;
    this.rows = rows;
    this.health = health;
    this.database = database;
    this.roles = roles;
    this.hub = hub;
    this.clock = clock;
  }

  /** Whatever is away is missing in it and takes nothing else along. */
  SystemView now() throws InterruptedException {
    List<String> roots = roots();
    HealthReport.Report report = health.now();
    DatabaseBlock block = database.block(report.part("database"));
    Optional<SystemRows.Tables> tables = tables(block);
    Optional<Map<String, List<SystemRows.Start>>> starts = tables.map(SystemRows.Tables::starts);
    List<Node> nodes =
        roster.lines().stream()
            .map(line -> node(line, starts, roots.contains(line.component())))
            .toList();
    DatabaseTile tile = database(block, tables.map(SystemRows.Tables::size));
    List<Broken> broken = broken(nodes, tile);
    return new SystemView(
        broken.isEmpty() ? "healthy" : "degraded",
        broken,
        nodes,
        dependencies.edges(),
        roots,
        resources(tables.flatMap(SystemRows.Tables::load)),
        tile,
        connectors(report),
        List.of(migrations(tile.schemaVersion())));
  }

  /** Not asked for where the database has just not answered: that costs the pool's time-out. */
  private Optional<SystemRows.Tables> tables(DatabaseBlock block) {
    if (block.responseTime() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(rows.tables(clock.instant().minus(DAY)));
    } catch (SQLException lost) {
      LOG.atWarn().setCause(lost).log("the tables of the system cannot be read");
      return Optional.empty();
    }
  }

  Node node(RosterLine line, Optional<Map<String, List<SystemRows.Start>>> starts, boolean root) {
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
        starts.map(all -> all.getOrDefault(line.component(), List.of()).size()).orElse(null),
        root);
  }

  List<String> roots() throws InterruptedException {
    try {
      return roles
          .read("cascading-failure-detector", "/api/failure_detector_status", DetectorNews.class)
          .rootCauses();
    } catch (PeerUnavailable unknown) {
      return List.of();
    }
  }

  private static DatabaseTile database(
      DatabaseBlock block, Optional<SystemRows.DatabaseSize> size) {
    return new DatabaseTile(
        block.status(),
        block.reason() == null ? "" : block.reason(),
        block.responseTime(),
        block.connections(),
        size.map(SystemRows.DatabaseSize::mostConnections).orElse(null),
        size.map(SystemRows.DatabaseSize::bytes).orElse(null),
        size.map(SystemRows.DatabaseSize::schemaVersion).orElse(null));
  }

  private static JobTile migrations(@Nullable Integer version) {
    if (version == null) {
      return new JobTile("migrations", "unknown", null, "");
    }
    return version >= SchemaVersion.REQUIRED
        ? new JobTile("migrations", "done", null, "schema version " + version)
        : new JobTile("migrations", "waiting", null, SchemaVersion.outdated(version).detail());
  }

  private static Resources resources(Optional<SystemRows.Load> load) {
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
      hub.now().stream().map(SystemViews::tile).forEach(tiles::add);
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

  private static ConnectorTile tile(Connectors.News news) {
    return new ConnectorTile(
        news.name(),
        news.status(),
        news.lastErrorMessage(),
        news.circuitOpen() ? "open" : "closed",
        null,
        news.errorCount(),
        news.lastSuccess(),
        null);
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
