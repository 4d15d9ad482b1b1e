package io.rec.mainapp.gateway.system;

import io.rec.mainapp.gateway.system.SystemView.Broken;
import io.rec.mainapp.gateway.system.SystemView.ConnectorTile;
import io.rec.mainapp.gateway.system.SystemView.DatabaseTile;
import io.rec.mainapp.gateway.system.SystemView.JobTile;
import io.rec.mainapp.gateway.system.SystemView.Node;
import io.rec.mainapp.gateway.system.SystemView.Resources;
import io.rec.mainapp.gateway.system.SystemView.Verdict;
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
import java.util.ArrayList;
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
  private final Detector detector;
  private final Faults faults;
  private final Connectors hub;
  private final Clock clock;

  SystemViews(
      Roster roster,
      Dependencies dependencies,
      SystemRows rows,
      HealthReport health,
      DatabaseFigures database,
      Detector detector,
      Faults faults,
      Connectors hub,
      Clock clock) {
    this.roster = roster;
    this.dependencies = dependencies;
    this.rows = rows;
    this.health = health;
    this.database = database;
    this.detector = detector;
    this.faults = faults;
    this.hub = hub;
    this.clock = clock;
  }

  /** Whatever is away is missing in it and takes nothing else along. */
  SystemView now() throws InterruptedException {
    Detector.Heard heard = detector.ask();
    List<DetectorNews.Root> roots = roots(heard);
    HealthReport.Report report = health.now();
    DatabaseBlock block = database.block(report.part("database"));
    Optional<SystemRows.Tables> tables = tables(block);
    Optional<Map<String, List<SystemRows.Start>>> starts = tables.map(SystemRows.Tables::starts);
    List<Node> nodes = roster.lines().stream().map(line -> node(line, starts, roots)).toList();
    DatabaseTile tile = database(block, tables.map(SystemRows.Tables::size));
    List<Broken> broken = faults.of(roots, nodes, tile);
    return new SystemView(
        broken.isEmpty() && heard instanceof Detector.Heard.Said ? "healthy" : "degraded",
        verdict(heard),
        broken,
        nodes,
        dependencies.edges(),
        roots.stream().map(DetectorNews.Root::component).toList(),
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

  Node node(
      RosterLine line,
      Optional<Map<String, List<SystemRows.Start>>> starts,
      List<DetectorNews.Root> roots) {
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
        roots.stream().anyMatch(root -> root.component().equals(line.component())),
        roots.stream()
            .filter(root -> root.sufferers().contains(line.component()))
            .map(DetectorNews.Root::component)
            .findFirst()
            .orElse(null));
  }

  List<DetectorNews.Root> roots() throws InterruptedException {
    return roots(detector.ask());
  }

  private static List<DetectorNews.Root> roots(Detector.Heard heard) {
    return switch (heard) {
      case Detector.Heard.Said said -> said.news().roots();
      case Detector.Heard.Silent silent -> List.of();
    };
  }

  private static Verdict verdict(Detector.Heard heard) {
    return switch (heard) {
      case Detector.Heard.Said said ->
          new Verdict("detector", said.news().level(), said.news().timestamp(), "");
      case Detector.Heard.Silent silent -> new Verdict("gateway", "", null, silent.why());
    };
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
}
