package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.check.DeepRound;
import io.rec.cascadingfailuredetector.check.NameServer;
import io.rec.cascadingfailuredetector.graph.DependencyGraph;
import io.rec.cascadingfailuredetector.graph.RootCauses;
import io.rec.cascadingfailuredetector.wish.Wish;
import io.rec.cascadingfailuredetector.wish.Wishes;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.manifest.Ports;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds. The records belong to the loop; the report is replaced as a whole. */
@Singleton
final class Detection {

  private static final Logger LOG = LoggerFactory.getLogger(Detection.class);

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Ports ports;
  private final DeepRound round;
  private final NameServer names;
  private final Wishes wishes;
  private final DatabaseView database;
  private final HealthRow row;
  private final RoleLoop loop;
  private final Clock clock;
  private final Duration period;
  private final Records records;
  private volatile Instant lookedAt = Instant.EPOCH;
  private volatile boolean detecting;
  private volatile DetectorReport report = DetectorReport.NONE;

  Detection(
      Ports ports,
      DeepRound round,
      NameServer names,
      Wishes wishes,
      DatabaseView database,
      HealthRow row,
      DetectorSettings settings,
      Loops loops,
      Clock clock) {
    this.ports = ports;
    this.round = round;
    this.names = names;
    this.wishes = wishes;
    this.database = database;
    this.row = row;
    this.clock = clock;
    this.period = settings.period();
    this.records = new Records(new Starts(settings.startPatience()));
    this.loop = new RoleLoop(loops, "health-checks", TICK, this::pass);
  }

  void startChecks() {
    loop.start();
  }

  /** From now on roots are named; the checks before this only fill the records. */
  void startDetection() {
    detecting = true;
    lookedAt = Instant.EPOCH;
    loop.wake();
  }

  void stop() {
    loop.stop();
  }

  DetectorReport report() {
    return report;
  }

  /** All of the manifest: a failure that is not critical may still be the root of one that is. */
  List<String> watched() {
    return ports.manifest().ports().keySet().stream()
        .map(service -> service.replace('_', '-'))
        .toList();
  }

  private void pass() throws InterruptedException, ExecutionException {
    Instant now = clock.instant();
    // Whether a first failure was a look at the wrong moment is worth knowing soon.
    if (!records.doubtful() && now.isBefore(lookedAt.plus(period))) {
      return;
    }
    lookedAt = now;
    List<String> watched = watched();
    look(watched);
    DetectorReport before = report;
    report = judge(DependencyGraph.of(watched).with(records.waits()));
    tellChange(before, report);
    if (database.answers()) {
      // A lost database is in the report itself.
      write(report);
    }
  }

  private void look(List<String> watched) throws InterruptedException, ExecutionException {
    Optional<DatabaseWord> wrong = database.look();
    records.take(round.look(watched), wrong, names.complaint(), clock.instant());
  }

  private DetectorReport judge(DependencyGraph graph) throws InterruptedException {
    Instant now = clock.instant();
    RootCauses causes =
        detecting ? RootCauses.find(records.failed(graph, now), graph) : RootCauses.NONE;
    Map<String, String> asked = wishes.consider(Judgement.candidates(causes, records, now));
    List<Wish> made = wishes.made();
    return new DetectorReport(
        Level.of(graph.critical().stream().map(records::of).toList()).name(),
        records.services(),
        records.outside(),
        made.size(),
        made.stream().map(Wish::at).max(Comparator.naturalOrder()).orElse(null),
        causes.roots(),
        causes.sufferersByRoot(),
        Judgement.roots(causes, records, asked, now),
        made,
        !records.of(DependencyGraph.DATABASE).failed(),
        now);
  }

  private void write(DetectorReport now) throws InterruptedException, ExecutionException {
    row.store(now)
        .ifPresent(
            refused -> {
              database.refused(refused);
              LOG.debug("a round has no row", refused);
            });
  }

  private static void tellChange(DetectorReport before, DetectorReport now) {
    if (before.rootCause().equals(now.rootCause()) && before.level().equals(now.level())) {
      return;
    }
    if (now.roots().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("level", now.level())
          .log("nothing fails that is the cause of others");
      return;
    }
    for (Root root : now.roots()) {
      LOG.atWarn()
          .addKeyValue("level", now.level())
          .addKeyValue("evidence", root.evidence())
          .addKeyValue("sufferers", String.join(", ", root.sufferers()))
          .addKeyValue("action", root.action())
          .log("root cause: {}", root.component());
    }
  }
}
