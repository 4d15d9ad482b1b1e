package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.BACKUP_HEALTHY;

import io.rec.operator.api.status.BackupStatus;
import io.rec.operator.controller.database.DumpRole;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.CronJobSeen;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.render.BackupObjects;
import io.rec.operator.controller.render.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the copies of the database are doing, from what their jobs did. */
record Backups(Facts facts) {
  static final String DISABLED = "Disabled";
  private static final String CANNOT_DUMP = "RoleCannotDump";

  /** What k8s/images/postgres/backup says of an empty folder. */
  private static final String NOTHING = "there is no backup in";

  private static final Pattern SIZE = Pattern.compile("\"outcome\":\"done\".*\"bytes\":([0-9]+)");
  private static final Pattern DAILY = Pattern.compile("@(hourly|daily)|.* \\* \\* \\*");
  private static final Pattern WEEKLY = Pattern.compile("@weekly|.* \\* \\* \\S+");

  private static final int LONGEST = 300;

  /** A night and two hours to spare. */
  private static final Duration DAY = Duration.ofHours(26);

  private static final Duration WEEK = Duration.ofDays(7).plusHours(2);
  private static final Duration MONTH = Duration.ofDays(31).plusHours(2);

  /** The status after this pass. */
  BackupStatus status() {
    var before = facts.desk().status().backup();
    var lastSuccess =
        latest(before.lastSuccess(), success(Names.BACKUP), extraEnded(JobSeen::succeeded));
    var lastFailure =
        latest(before.lastFailure(), failure(Names.BACKUP), extraEnded(JobSeen::failed));
    return new BackupStatus(
        lastSuccess,
        lastFailure,
        size().orElse(before.sizeBytes()),
        latest(before.lastDrill(), success(Names.RESTORE_DRILL)),
        lastSuccess == null ? null : age(Duration.between(lastSuccess, facts.now())));
  }

  /** The request that ended in this pass, one way or the other. */
  Optional<BackupVerb> served() {
    return extra().filter(job -> job.succeeded() || job.failed()).flatMap(job -> asked());
  }

  Finding finding() {
    var wish = facts.desk().spec().backup();
    if (!wish.enabled()) {
      return Finding.no(BACKUP_HEALTHY, DISABLED, "spec.backup.enabled is false");
    }
    if (!facts.desk().spec().copiesDatabase()) {
      return Finding.unknown(
          BACKUP_HEALTHY,
          "ExternalDatabase",
          "the database runs elsewhere: have it backed up where it runs, or name a login that may"
              + " make roles in spec.database.external.adminSecretRef and copies are taken here");
    }
    var cannot = cannotDump();
    if (cannot.isPresent()) {
      return cannot.get();
    }
    var status = status();
    var success = status.lastSuccess();
    var failure = status.lastFailure();
    if (failure != null && (success == null || failure.isAfter(success))) {
      return Finding.no(
          BACKUP_HEALTHY, "BackupFailed", "the last backup failed" + words(Names.BACKUP));
    }
    if (success == null) {
      return Finding.unknown(BACKUP_HEALTHY, "NoBackupYet", "no backup has been taken yet");
    }
    if (drillFailed(success)) {
      return Finding.no(
          BACKUP_HEALTHY,
          "DrillFailed",
          "the newest backup could not be restored" + words(Names.RESTORE_DRILL));
    }
    var age = Duration.between(success, facts.now());
    return age.compareTo(limit(wish.schedule())) > 0 && !facts.suspended()
        ? Finding.no(
            BACKUP_HEALTHY,
            "BackupOverdue",
            "the newest backup is %s old; the schedule is %s".formatted(age(age), wish.schedule()))
        : Finding.yes(BACKUP_HEALTHY, "Recent", "a backup was taken");
  }

  /**
   * The role that reads every row is missing on somebody else's server, and its administrator may
   * not make it. Until a look shows that it is there, the last word holds.
   */
  private Optional<Finding> cannotDump() {
    var role = facts.seen().open().flatMap(Look.Open::dumps);
    if (role.filter(DumpRole::ready).isPresent()) {
      return Optional.empty();
    }
    var trouble = facts.seen().steps().dumps();
    return role.isPresent() && trouble.isPresent()
        ? Optional.of(Finding.no(BACKUP_HEALTHY, CANNOT_DUMP, words(role.get(), trouble.get())))
        : facts
            .desk()
            .said(BACKUP_HEALTHY)
            .filter(said -> said.reason().equals(CANNOT_DUMP))
            .map(said -> Finding.again(BACKUP_HEALTHY, said));
  }

  /** A condition holds 1024 characters, and the next step counts most. */
  private String words(DumpRole role, StepsSeen.Trouble trouble) {
    var server = trouble.words();
    return "no copy can be taken, since login %s cannot make the role that reads every row (%s); %s"
        .formatted(
            role.administrator(),
            server.length() > LONGEST ? server.substring(0, LONGEST) + "…" : server,
            trouble.lacksRight()
                ? "let a superuser of that server run once: %s;"
                    .formatted(String.join("; ", role.statements()))
                : "it is tried again; if it goes on, correct the Secret of"
                    + " spec.database.external.adminSecretRef");
  }

  private static Duration limit(String schedule) {
    if (DAILY.matcher(schedule).matches()) {
      return DAY;
    }
    return WEEKLY.matcher(schedule).matches() ? WEEK : MONTH;
  }

  private Optional<BackupVerb> asked() {
    return BackupVerb.asked(facts.desk());
  }

  private Optional<JobSeen> extra() {
    return asked()
        .map(wish -> BackupObjects.extraPrefix(wish.value()))
        .flatMap(
            prefix ->
                facts.seen().jobs().values().stream()
                    .filter(job -> job.name().startsWith(prefix))
                    .findFirst());
  }

  private Optional<Instant> extraEnded(java.util.function.Predicate<JobSeen> how) {
    return extra().filter(how).map(job -> facts.now());
  }

  private Optional<Instant> success(String name) {
    return seen(name).flatMap(CronJobSeen::lastSuccess);
  }

  /** When the last run began, if it ended and not well. */
  private Optional<Instant> failure(String name) {
    return seen(name)
        .filter(job -> !job.active())
        .flatMap(
            job ->
                job.lastScheduled()
                    .filter(
                        begun ->
                            job.lastSuccess()
                                .map(success -> success.isBefore(begun))
                                .orElse(true)));
  }

  /** A drill whose hour came before the first backup had nothing to restore, and proves nothing. */
  private boolean drillFailed(Instant success) {
    return failure(Names.RESTORE_DRILL)
        .filter(begun -> begun.isAfter(success) || !words(Names.RESTORE_DRILL).contains(NOTHING))
        .isPresent();
  }

  private Optional<CronJobSeen> seen(String name) {
    return Optional.ofNullable(facts.seen().cronJobs().get(name));
  }

  private Optional<Long> size() {
    return lastWords(Names.BACKUP)
        .map(SIZE::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(found -> Long.valueOf(found.group(1)));
  }

  private String words(String name) {
    return lastWords(name).map(words -> ": " + words).orElse("");
  }

  private Optional<String> lastWords(String name) {
    return facts.seen().podsOf(name).stream()
        .filter(pod -> !pod.lastWords().isEmpty())
        .max(Comparator.comparing(PodSeen::created))
        .map(PodSeen::lastWords);
  }

  @SafeVarargs
  private static @Nullable Instant latest(@Nullable Instant before, Optional<Instant>... others) {
    return Stream.concat(
            Optional.ofNullable(before).stream(), Stream.of(others).flatMap(Optional::stream))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** In steps that seldom change: the status is written when they do. */
  private static String age(Duration age) {
    if (age.toHours() < 1) {
      return "under 1 h";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
