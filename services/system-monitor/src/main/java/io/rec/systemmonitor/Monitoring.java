package io.rec.systemmonitor;

import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.health.HealthReport;
import io.rec.platform.health.Part;
import io.rec.platform.health.PeerRound;
import io.rec.platform.health.PeerState;
import io.rec.platform.health.SystemInfo;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.manifest.Ports;
import io.rec.systemmonitor.look.DatabaseFigures;
import io.rec.systemmonitor.look.DatabaseLook;
import io.rec.systemmonitor.look.DatabaseMeters;
import io.rec.systemmonitor.look.Duplicates;
import io.rec.systemmonitor.look.FigureRound;
import io.rec.systemmonitor.look.Instances;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round after another. The newest report stays in memory when the database is lost. */
@Singleton
final class Monitoring {

  private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
  private static final Duration PRUNE_PERIOD = Duration.ofHours(1);
  private static final List<String> OUTSIDE = List.of("kalshi_api", "coinbase_api", "supervisor");

  private final Ports ports;
  private final PeerRound round;
  private final FigureRound figures;
  private final Instances instances;
  private final SystemInfo system;
  // By providers: the platform asks the role about its database before it makes these.
  private final Provider<DatabaseWatch> watch;
  private final Provider<HealthReport> health;
  private final DatabaseLook databaseLook;
  private final DatabaseMeters databaseMeters;
  private final HealthTable table;
  private final Findings findings;
  private final RoleLoop loop;
  private final Clock clock;
  private final AtomicLong roundsWritten = new AtomicLong();
  private volatile boolean lookForDuplicates;
  private volatile SystemReport report = SystemReport.NONE;
  private Instant prunedAt = Instant.EPOCH;

  Monitoring(
      Ports ports,
      PeerRound round,
      FigureRound figures,
      Instances instances,
      SystemInfo system,
      Provider<DatabaseWatch> watch,
      Provider<HealthReport> health,
      DatabaseLook databaseLook,
      DatabaseMeters databaseMeters,
      HealthTable table,
      Findings findings,
      MonitorSettings settings,
      Loops loops,
      Clock clock) {
    this.ports = ports;
    this.round = round;
    this.figures = figures;
    this.instances = instances;
    this.system = system;
    this.watch = watch;
    this.health = health;
    this.databaseLook = databaseLook;
    this.databaseMeters = databaseMeters;
    this.table = table;
    this.findings = findings;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "monitoring", settings.period(), this::pass);
  }

  void start() {
    loop.start();
  }

  /** From the next round on. */
  void startDuplicateDetection() {
    lookForDuplicates = true;
  }

  void stop() {
    loop.stop();
  }

  SystemReport report() {
    return report;
  }

  long roundsWritten() {
    return roundsWritten.get();
  }

  private void pass() throws InterruptedException, ExecutionException, SQLException {
    SystemReport before = report;
    report = look();
    databaseMeters.take(report.database());
    tellChange(before, report);
    findings.tell(report);
    table.write(report);
    roundsWritten.incrementAndGet();
    if (!prunedAt.plus(PRUNE_PERIOD).isAfter(report.timestamp())) {
      table.prune(report.timestamp());
      prunedAt = report.timestamp();
    }
  }

  private SystemReport look() throws InterruptedException, ExecutionException {
    List<String> components = components();
    List<PeerState> states = round.ask(components);
    Duplicates twice =
        lookForDuplicates ? instances.duplicates(answering(states)) : Duplicates.NONE;
    return SystemReport.of(
        clock.instant(),
        states,
        figures.ask(components),
        database(),
        Resources.now(system),
        twice,
        outside());
  }

  /** While names do not resolve, one look-up after the other would take longer than a round may. */
  private static List<String> answering(List<PeerState> states) {
    return states.stream()
        .filter(state -> state.condition() != PeerState.Condition.SILENT)
        .map(PeerState::component)
        .toList();
  }

  private DatabaseFigures database() {
    return watch
        .get()
        .problem()
        .map(problem -> DatabaseFigures.lost(problem.reason().word()))
        .orElseGet(this::askDatabase);
  }

  private DatabaseFigures askDatabase() {
    try {
      return databaseLook.look();
    } catch (SQLException failed) {
      return DatabaseFigures.lost("does not tell: " + failed.getMessage());
    }
  }

  private Map<String, SystemReport.OutsidePart> outside() {
    HealthReport.Report now = health.get().now();
    Map<String, SystemReport.OutsidePart> parts = new TreeMap<>();
    for (String name : OUTSIDE) {
      Part part = now.part(name);
      parts.put(name, new SystemReport.OutsidePart(part.verdict().word(), part.detail()));
    }
    return parts;
  }

  private List<String> components() {
    return ports.manifest().ports().keySet().stream()
        .map(service -> service.replace('_', '-'))
        .toList();
  }

  private static void tellChange(SystemReport before, SystemReport now) {
    if (!now.failedServices().equals(before.failedServices())
        || !now.overallStatus().equals(before.overallStatus())) {
      LOG.atInfo()
          .addKeyValue("overall_status", now.overallStatus())
          .addKeyValue("services_healthy", now.servicesHealthy())
          .addKeyValue("services_total", now.servicesTotal())
          .addKeyValue("failed_services", String.join(", ", now.failedServices()))
          .log("system is {}", now.overallStatus());
    }
  }
}
