package io.rec.systemmonitor;

import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.health.PeerRound;
import io.rec.platform.health.PeerState;
import io.rec.platform.health.SystemInfo;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.manifest.Ports;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round every 15 seconds. The newest report stays in memory when the database is lost. */
@Singleton
final class Monitoring {

  private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
  private static final Duration PERIOD = Duration.ofSeconds(15);
  private static final Duration PRUNE_PERIOD = Duration.ofHours(1);

  private final Ports ports;
  private final PeerRound round;
  private final Duplicates duplicates;
  private final SystemInfo system;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<DatabaseWatch> database;
  private final HealthTable table;
  private final RoleLoop loop;
  private final Clock clock;
  private final AtomicLong roundsWritten = new AtomicLong();
  private volatile boolean lookForDuplicates;
  private volatile SystemReport report = SystemReport.NONE;
  private Instant prunedAt = Instant.EPOCH;

  Monitoring(
      Ports ports,
      PeerRound round,
      Duplicates duplicates,
      SystemInfo system,
      Provider<DatabaseWatch> database,
      HealthTable table,
      Loops loops,
      Clock clock) {
    this.ports = ports;
    this.round = round;
    this.duplicates = duplicates;
    this.system = system;
    this.database = database;
    this.table = table;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "monitoring", PERIOD, this::pass);
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
    List<PeerState> states = round.ask(components());
    Instant now = clock.instant();
    String databaseStatus =
        database.get().problem().map(problem -> problem.reason().word()).orElse("healthy");
    Map<String, Integer> twice =
        lookForDuplicates
            ? duplicates.find(states.stream().map(PeerState::component).toList())
            : Map.of();
    SystemReport before = report;
    report = SystemReport.of(now, states, databaseStatus, Resources.now(system), twice);
    tellChange(before, report);
    table.write(report);
    roundsWritten.incrementAndGet();
    if (!prunedAt.plus(PRUNE_PERIOD).isAfter(now)) {
      table.prune(now);
      prunedAt = now;
    }
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
    if (!now.duplicates().equals(before.duplicates())) {
      if (now.duplicates().isEmpty()) {
        LOG.info("no service runs more than once any more");
      } else {
        LOG.warn("services that run more than once: {}", now.duplicates());
      }
    }
  }
}
