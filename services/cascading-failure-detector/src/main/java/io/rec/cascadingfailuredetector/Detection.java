package io.rec.cascadingfailuredetector;

import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.health.PeerRound;
import io.rec.platform.health.PeerState;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes every 15 seconds. The records belong to the loop; the report is replaced as a whole. */
@Singleton
final class Detection {

  private static final Logger LOG = LoggerFactory.getLogger(Detection.class);
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final DependencyGraph graph;
  private final PeerRound peers;
  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<DatabaseWatch> database;
  private final RoleLoop loop;
  private final Clock clock;
  private final Map<String, ServiceRecord> records = new TreeMap<>();
  private volatile boolean detecting;
  private volatile DetectorReport report = DetectorReport.NONE;

  Detection(
      DependencyGraph graph,
      PeerRound peers,
      Provider<DatabaseWatch> database,
      Loops loops,
      Clock clock) {
    this.graph = graph;
    this.peers = peers;
    this.database = database;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "health-checks", PERIOD, this::pass);
  }

  void startChecks() {
    loop.start();
  }

  /** From now on roots are named; the checks before this only fill the records. */
  void startDetection() {
    detecting = true;
    loop.wake();
  }

  void stop() {
    loop.stop();
  }

  DetectorReport report() {
    return report;
  }

  private void pass() throws InterruptedException, ExecutionException {
    for (PeerState state : peers.ask(graph.watched())) {
      ServiceRecord before = records.getOrDefault(state.component(), ServiceRecord.UNKNOWN);
      records.put(state.component(), judged(before, state));
    }
    DetectorReport before = report;
    report = judge();
    tellChange(before, report);
  }

  private static ServiceRecord judged(ServiceRecord before, PeerState state) {
    return state.condition() == PeerState.Condition.READY
        ? before.ok(state.askedAt(), state.answeredInMillis())
        : before.failed(state.detail(), state.answeredInMillis());
  }

  private DetectorReport judge() {
    boolean databaseLost = database.get().problem().isPresent();
    List<String> failed =
        records.entrySet().stream()
            .filter(entry -> entry.getValue().failing())
            .map(Map.Entry::getKey)
            .toList();
    RootCauses causes =
        detecting ? RootCauses.find(failed, databaseLost, graph) : new RootCauses(Map.of());
    List<ServiceRecord> critical =
        graph.critical().stream()
            .map(name -> records.getOrDefault(name, ServiceRecord.UNKNOWN))
            .toList();
    return new DetectorReport(
        Level.of(critical).name(),
        Map.copyOf(records),
        0,
        null,
        causes.roots(),
        causes.dependentsByRoot(),
        !databaseLost,
        clock.instant());
  }

  private static void tellChange(DetectorReport before, DetectorReport now) {
    if (before.rootCauses().equals(now.rootCauses()) && before.level().equals(now.level())) {
      return;
    }
    if (now.rootCauses().isEmpty()) {
      LOG.atInfo().addKeyValue("level", now.level()).log("no failure among the critical services");
    } else {
      LOG.atWarn()
          .addKeyValue("level", now.level())
          .addKeyValue("dependents", now.dependentsByRoot().toString())
          .log("root cause: {}", String.join(", ", now.rootCauses()));
    }
  }
}
