package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.BackupStatus;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.RequestsStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.DumpRole;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.CronJobSeen;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.observe.StepsSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackupsTest {

  private static final Instant NIGHT = NOW.minus(Duration.ofHours(10));
  private static final String DONE =
      "{\"outcome\":\"done\",\"file\":\"backup_20261120_020000.sql.gz\",\"bytes\":4711,\"tables\":66,\"rows\":505}";

  private static final String ELSEWHERE =
      "database: {external: {host: pg.example.org, adminSecretRef: {name: admin}}}\n";
  private static final String OFF = "backup: {enabled: false}\n";
  private static final DumpRole MISSING = new DumpRole("dba", 15, false, false, false, false);
  private static final DumpRole READY = new DumpRole("dba", 15, true, true, true, true);

  private final Desk desk = Desks.desk("");

  @Test
  @DisplayName(
      "R20 the status tells when a copy and a drill last succeeded, and how large the copy is")
  void tellsOfTheNight() {
    var status =
        plan(desk, runs(night("backup", true), night("restore-drill", true)), "backup", DONE);

    assertThat(status.backup().lastSuccess()).isEqualTo(NIGHT);
    assertThat(status.backup().lastDrill()).isEqualTo(NIGHT);
    assertThat(status.backup().sizeBytes()).isEqualTo(4711);
    assertThat(status.backup().age()).isEqualTo("10 h");
    assertThat(condition(status)).isEqualTo("True Recent: a backup was taken");
  }

  @Test
  void nobodyKnowsBeforeTheFirstNight() {
    assertThat(condition(plan(desk, Map.of(), "", "")))
        .isEqualTo("Unknown NoBackupYet: no backup has been taken yet");
  }

  @Test
  @DisplayName("R20 a failed copy is told with the last words of its job")
  void tellsOfAFailure() {
    var status =
        plan(
            desk,
            runs(night("backup", false)),
            "backup",
            "{\"outcome\":\"failed\",\"why\":\"full\"}");

    assertThat(status.backup().lastFailure()).isEqualTo(NIGHT.minus(Duration.ofMinutes(1)));
    assertThat(condition(status)).startsWith("False BackupFailed").contains("full");
  }

  @Test
  @DisplayName("R20 a copy that cannot be restored is none")
  void tellsOfAFailedDrill() {
    var status =
        plan(
            desk,
            runs(night("backup", true), night("restore-drill", false)),
            "restore-drill",
            "rows differ");

    assertThat(condition(status)).startsWith("False DrillFailed").contains("rows differ");
  }

  @Test
  @DisplayName(
      "a drill whose hour comes before the first backup is no failure, then and afterwards")
  void hasNothingToRestoreYet() {
    var none = "{\"outcome\":\"failed\",\"why\":\"there is no backup in /var/lib/recio/backup\"}";
    var drill = new CronJobSeen("restore-drill", Optional.of(NIGHT), Optional.empty(), false);
    var first = NIGHT.plus(Duration.ofHours(1));
    var before = NIGHT.minus(Duration.ofHours(1));

    assertThat(condition(plan(desk, runs(drill), "restore-drill", none)))
        .startsWith("Unknown NoBackupYet");
    assertThat(condition(plan(desk, runs(drill, copied(first)), "restore-drill", none)))
        .startsWith("True Recent");
    assertThat(condition(plan(desk, runs(drill, copied(before)), "restore-drill", none)))
        .startsWith("False DrillFailed");
  }

  private static CronJobSeen copied(Instant at) {
    return new CronJobSeen("backup", Optional.of(at), Optional.of(at), false);
  }

  @Test
  void aRunIsNoFailureWhileItRuns() {
    var running = new CronJobSeen("backup", Optional.of(NOW), Optional.of(NIGHT), true);

    assertThat(condition(plan(desk, runs(running), "", ""))).startsWith("True Recent");
  }

  @Test
  @DisplayName("R20 after 26 hours without a copy somebody is told; a weekly schedule has its week")
  void tellsOfAnOldOne() {
    var old = NOW.minus(Duration.ofHours(27));
    var seen = runs(new CronJobSeen("backup", Optional.of(old), Optional.of(old), false));

    assertThat(condition(plan(desk, seen, "", "")))
        .isEqualTo("False BackupOverdue: the newest backup is 27 h old; the schedule is 0 2 * * *");
    assertThat(condition(plan(Desks.desk("backup: {schedule: '0 2 * * 6'}"), seen, "", "")))
        .startsWith("True Recent");
  }

  @Test
  @DisplayName("what is asked for is made once, and written down as served when its job has ended")
  void servesARequest() {
    var asked = Desks.annotated(desk, Verbs.BACKUP_NOW, "n1");
    var first = Desks.plan(asked, Desks.healthy(desk));
    var name =
        first.objects().stream()
            .filter(Job.class::isInstance)
            .map(job -> job.getMetadata().getName())
            .filter(found -> found.startsWith("backup-"))
            .findFirst()
            .orElseThrow();

    var ended = Desks.plan(asked, ended(name, true)).status();
    var after = Desks.plan(with(asked, ended), ended(name, true));

    assertThat(first.status().requests().backup()).isNull();
    assertThat(ended.requests().backup()).isEqualTo("n1");
    assertThat(ended.backup().lastSuccess()).isEqualTo(NOW);
    assertThat(after.objects()).noneMatch(object -> object.getMetadata().getName().equals(name));
    assertThat(after.status().requests()).isEqualTo(ended.requests());
  }

  @Test
  @DisplayName("a release that finds the newest copy too old has one taken, once for each try")
  void aReleaseAsksForACopy() {
    var waiting = preflight(NOW.minus(Duration.ofHours(27)));

    assertThat(BackupVerb.asked(waiting))
        .contains(new BackupVerb("release-2-" + NOW.getEpochSecond()));
    assertThat(BackupVerb.asked(preflight(NOW.minus(Duration.ofHours(25))))).isEmpty();
    assertThat(BackupVerb.asked(Desks.annotated(waiting, Verbs.BACKUP_NOW, "n1")))
        .contains(new BackupVerb("n1"));
    var served = BackupVerb.asked(waiting).orElseThrow().recorded(waiting.status().requests());
    assertThat(BackupVerb.asked(waiting.serving(served))).isEmpty();
  }

  private Desk preflight(Instant newest) {
    return Desks.with(
        desk,
        desk.status()
            .change()
            .release(
                new ReleaseStatus(
                    "3.0.0",
                    "3.1.0",
                    1L,
                    "Preflight",
                    null,
                    NOW,
                    null,
                    List.of(),
                    1L,
                    2L,
                    List.of(),
                    null,
                    null))
            .backup(new BackupStatus(newest, null, 4711L, null, "27 h"))
            .seal());
  }

  @Test
  void aRequestThatFailsIsServedToo() {
    var asked = Desks.annotated(desk, Verbs.BACKUP_NOW, "n1");
    var name = io.rec.operator.controller.render.BackupObjects.extraPrefix("n1") + "0123456789ab";

    var plan = Desks.plan(asked, ended(name, false));
    var ended = plan.status();

    assertThat(plan.notices()).extracting(Notice::reason).contains(Notice.Reason.BACKUP_FAILED);
    assertThat(ended.requests()).extracting(RequestsStatus::backup).isEqualTo("n1");
    assertThat(ended.backup()).extracting(BackupStatus::lastFailure).isEqualTo(NOW);
    assertThat(condition(ended)).startsWith("False BackupFailed");
  }

  @Test
  @DisplayName("somebody else's database is copied with its administrator's login, or not at all")
  void somebodyElsesDatabaseIsNotOurs() {
    var external =
        Desks.desk(
            """
            database:
              external: {host: pg.example.org}
              credentials: {secretRef: {name: mine}}
            """);

    assertThat(condition(plan(external, Map.of(), "", "")))
        .startsWith("Unknown ExternalDatabase")
        .contains("backed up where it runs", "spec.database.external.adminSecretRef");
    assertThat(condition(plan(Desks.desk(ELSEWHERE), Map.of(), "", "")))
        .startsWith("Unknown NoBackupYet");
    assertThat(condition(plan(off(), Map.of(), "", ""))).startsWith("False Disabled");
  }

  private static Desk off() {
    return Desks.desk(ELSEWHERE + OFF);
  }

  /** Its login is published and works: whatever comes first has been done. */
  private static Desk settled(String spec) {
    var desk = Desks.desk(spec);
    return with(desk, Desks.plan(desk, elsewhere(desk, READY)).status());
  }

  private static Observation elsewhere(Desk desk, DumpRole role) {
    return new Desks.World(desk)
        .secret(Desks.secret("admin", Map.of("username", "dba", "password", "secret")))
        .look(
            new Look.Open(
                "18.6",
                "1",
                Optional.empty(),
                Optional.empty(),
                Desks.OUTLOOK,
                Optional.empty(),
                Optional.of(role)))
        .observation();
  }

  private static StepsSeen trouble(String refused) {
    return trouble(refused, true);
  }

  private static StepsSeen trouble(String refused, boolean lacksRight) {
    return new StepsSeen(
        Set.of(),
        Optional.empty(),
        Optional.of(new StepsSeen.Trouble(refused, lacksRight, "may not")));
  }

  @Test
  @DisplayName(
      "REC-DB-03 the role of the copies is made where it is missing, and asked of no other")
  void makesTheRoleOfTheCopies() {
    var desk = settled(ELSEWHERE);
    var off = settled(ELSEWHERE + OFF);
    var plan = Desks.plan(desk, elsewhere(desk, MISSING));

    assertThat(plan.look().orElseThrow().dumper()).contains("dba");
    assertThat(plan.step())
        .isInstanceOfSatisfying(
            Step.PrepareDumps.class,
            step -> {
              assertThat(step.request().administrator().user()).isEqualTo("dba");
              assertThat(step.request().address().host()).isEqualTo("pg.example.org");
            });
    assertThat(condition(plan.status())).as("nobody has tried yet").startsWith("Unknown NoBackup");
    assertThat(Desks.plan(desk, elsewhere(desk, READY)).step()).isInstanceOf(Step.None.class);
    assertThat(Desks.plan(off, elsewhere(off, MISSING)).step()).isInstanceOf(Step.None.class);
    assertThat(Desks.plan(off, elsewhere(off, MISSING)).look().orElseThrow().dumper()).isEmpty();
    var ours = Desks.plan(this.desk, Desks.healthy(this.desk));
    assertThat(ours.look().orElseThrow().dumper()).isEmpty();
  }

  @Test
  @DisplayName("what the server refuses is tried again after an hour, anything else at once")
  void triesAgainAfterAnHour() {
    var desk = settled(ELSEWHERE);
    var seen = elsewhere(desk, MISSING);
    var key = ((Step.PrepareDumps) Desks.plan(desk, seen).step()).key();
    var refused = seen.withSteps(trouble(key));

    assertThat(Desks.plan(desk, refused).step()).isInstanceOf(Step.None.class);
    assertThat(Desks.plan(desk, refused, NOW.plus(Duration.ofHours(1))).step())
        .isInstanceOf(Step.PrepareDumps.class);
    assertThat(Desks.plan(desk, seen.withSteps(trouble(""))).step())
        .isInstanceOf(Step.PrepareDumps.class);
    assertThat(
            Desks.plan(desk, seen.withSteps(new StepsSeen(Set.of(key), Optional.empty()))).step())
        .isInstanceOf(Step.None.class);
  }

  @Test
  @DisplayName(
      "REC-DB-03 RoleCannotDump holds what a superuser has to run, until the role is there")
  void tellsWhatASuperuserHasToRun() {
    var desk = Desks.desk(ELSEWHERE);
    var refused = elsewhere(desk, MISSING).withSteps(trouble("dumps/dba/now"));
    var told = Desks.plan(desk, refused).status();
    var later = with(desk, told);

    assertThat(condition(told))
        .startsWith("False RoleCannotDump: ")
        .contains("dba", "(may not)")
        .endsWith(
            "CREATE ROLE rec_io_backup NOLOGIN BYPASSRLS; GRANT pg_read_all_data TO rec_io_backup;"
                + " GRANT rec_io_backup TO \"dba\";");
    assertThat(condition(Desks.plan(later, elsewhere(desk, MISSING)).status()))
        .as("an operator that has just started has not tried yet")
        .isEqualTo(condition(told));
    assertThat(condition(Desks.plan(later, Desks.looked(refused, new Look.Away("away"))).status()))
        .isEqualTo(condition(told));
    assertThat(
            condition(
                Desks.plan(later, elsewhere(desk, READY).withSteps(refused.steps())).status()))
        .startsWith("Unknown NoBackupYet");
  }

  @Test
  @DisplayName("where the administrator's login itself fails, no superuser is asked to help")
  void tellsOfALoginThatFails() {
    var desk = Desks.desk(ELSEWHERE);
    var seen = elsewhere(desk, MISSING).withSteps(trouble("", false));

    assertThat(condition(Desks.plan(desk, seen).status()))
        .startsWith("False RoleCannotDump: ")
        .contains("(may not)", "correct the Secret of spec.database.external.adminSecretRef")
        .doesNotContain("CREATE ROLE");
  }

  @Test
  @DisplayName("a copy of somebody else's database is asked for, made and told as one of ours")
  void servesARequestElsewhere() {
    var desk = Desks.annotated(Desks.desk(ELSEWHERE), Verbs.BACKUP_NOW, "n1");
    var seen = elsewhere(desk, READY);
    var name =
        Desks.plan(desk, seen).objects().stream()
            .filter(Job.class::isInstance)
            .map(job -> job.getMetadata().getName())
            .filter(found -> found.startsWith("backup-"))
            .findFirst()
            .orElseThrow();
    var jobs = new HashMap<>(seen.jobs());
    jobs.put(name, new JobSeen(name, true, false));

    var ended = Desks.plan(desk, seen.withJobs(jobs)).status();

    assertThat(ended.requests().backup()).isEqualTo("n1");
    assertThat(condition(ended)).startsWith("True Recent");
    assertThat(BackupVolume.of(desk)).map(BackupVolume::claim).contains("backup");
    assertThat(BackupVolume.of(off())).isEmpty();
  }

  private static Desk with(Desk asked, TradingSystemStatus status) {
    return new Desk(
        asked.owner(),
        asked.generation(),
        asked.spec(),
        status,
        asked.annotations(),
        asked.deletedAt());
  }

  private Observation ended(String job, boolean well) {
    var seen = Desks.healthy(desk);
    var jobs = new HashMap<>(seen.jobs());
    jobs.put(job, new JobSeen(job, well, !well));
    return copy(seen, seen.pods(), jobs);
  }

  private static CronJobSeen night(String name, boolean well) {
    return new CronJobSeen(
        name,
        Optional.of(NIGHT.minus(Duration.ofMinutes(1))),
        well ? Optional.of(NIGHT) : Optional.empty(),
        false);
  }

  private static Map<String, CronJobSeen> runs(CronJobSeen... runs) {
    var seen = new HashMap<String, CronJobSeen>();
    for (var run : runs) {
      seen.put(run.name(), run);
    }
    return seen;
  }

  private static TradingSystemStatus plan(
      Desk desk, Map<String, CronJobSeen> runs, String app, String words) {
    var seen = Desks.healthy(desk);
    var pods =
        app.isEmpty()
            ? seen.pods()
            : List.of(
                new PodSeen(
                    app + "-1",
                    app,
                    false,
                    false,
                    "2026-11-20T02:00:00Z",
                    0,
                    "",
                    words,
                    PodSigns.none(),
                    false));
    return Desks.plan(desk, copy(seen, pods, seen.jobs()).withCronJobs(runs)).status();
  }

  private static Observation copy(Observation seen, List<PodSeen> pods, Map<String, JobSeen> jobs) {
    return seen.withPods(pods).withJobs(jobs);
  }

  private static String condition(TradingSystemStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals("BackupHealthy"))
        .map(BackupsTest::text)
        .findFirst()
        .orElseThrow();
  }

  private static String text(Condition condition) {
    return "%s %s: %s"
        .formatted(condition.status().text(), condition.reason(), condition.message());
  }
}
