package io.rec.operator.controller.runtime;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Workflow;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.controller.apply.AdoptionGuard;
import io.rec.operator.controller.apply.AtOnce;
import io.rec.operator.controller.apply.BackupVolumeStore;
import io.rec.operator.controller.apply.Desired;
import io.rec.operator.controller.apply.RevisionStore;
import io.rec.operator.controller.apply.SecretStore;
import io.rec.operator.controller.apply.VolumeStore;
import io.rec.operator.controller.apply.WriteJournal;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.BackupVolume;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Plan;
import io.rec.operator.controller.plan.Planner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass: observe, plan, write ahead, act, apply, report. */
final class Passes {
  private static final Logger log = LoggerFactory.getLogger(Passes.class);

  /** Somebody wrote between our reading and our writing; his event is on its way. */
  private static final Duration AFTER_CONFLICT = Duration.ofMillis(200);

  private final Observer observer;
  private final Planner planner;
  private final Workflow<TradingSystem> workflow;
  private final AdoptionGuard guard;
  private final SecretStore secrets;
  private final VolumeStore volumes;
  private final Intents intents;
  private final BackupVolumeStore backupVolumes;
  private final AtOnce atOnce;
  private final StatusStore statuses;
  private final KillRequests kills;
  private final DatabaseLooks looks;
  private final EventRecorder events;
  private final OperatorMetrics metrics;
  private final PassSpans spans;
  private final Clock clock;
  private final Consumer<ResourceID> onDatabase;

  /**
   * @param onDatabase is told when the database of a system shows something new
   */
  Passes(Parts parts, Consumer<ResourceID> onDatabase) {
    this.observer = parts.observer();
    this.planner = parts.planner();
    this.workflow = parts.workflow();
    this.guard = parts.guard();
    this.secrets = parts.secrets();
    this.volumes = parts.volumes();
    this.intents =
        new Intents(
            parts.revisions(), parts.statuses(), parts.steps(), parts.kills(), parts.looks());
    this.backupVolumes = parts.backupVolumes();
    this.atOnce = parts.atOnce();
    this.statuses = parts.statuses();
    this.kills = parts.kills();
    this.looks = parts.looks();
    this.events = parts.events();
    this.metrics = parts.metrics();
    this.spans = parts.spans();
    this.clock = parts.clock();
    this.onDatabase = onDatabase;
  }

  /** What a pass works with. */
  record Parts(
      Observer observer,
      Planner planner,
      Workflow<TradingSystem> workflow,
      AdoptionGuard guard,
      SecretStore secrets,
      VolumeStore volumes,
      RevisionStore revisions,
      BackupVolumeStore backupVolumes,
      AtOnce atOnce,
      StatusStore statuses,
      StepRunner steps,
      KillRequests kills,
      DatabaseLooks looks,
      EventRecorder events,
      OperatorMetrics metrics,
      WatchProof watches,
      PassSpans spans,
      Clock clock) {}

  /**
   * What came of a pass.
   *
   * @param planned something could be planned and written
   */
  record Passed(boolean planned, Duration wakeUp) {}

  Passed run(TradingSystem system, Context<TradingSystem> context) {
    return spans.pass(system, () -> pass(system, context));
  }

  private Passed pass(TradingSystem read, Context<TradingSystem> context) {
    var journal = new WriteJournal();
    try {
      return pass(read, context, journal);
    } catch (RuntimeException e) {
      unfinished(read, journal, "pass broke");
      throw e;
    }
  }

  private Passed pass(TradingSystem read, Context<TradingSystem> context, WriteJournal journal) {
    var started = System.nanoTime();
    var pass = spans.step("look", () -> look(read, context, journal));
    var system = read;
    var plan = pass.plan();
    if (plan.writes()) {
      var stored = spans.step("begin", () -> intents.begin(read, pass.plan(), context, journal));
      if (stored.isEmpty()) {
        unfinished(read, journal, "pass given up: somebody else was faster");
        return new Passed(true, AFTER_CONFLICT);
      }
      system = stored.get();
      plan = spans.step("apply", () -> apply(stored.get(), pass, context, journal));
    }
    plan.look().ifPresent(request -> refresh(pass.desk(), request));
    var reported = statuses.write(system, plan.status(), context);
    if (reported.isPresent()) {
      var notices = new ArrayList<>(plan.notices());
      notices.addAll(journal.notices());
      events.publish(system, notices);
      metrics.recoveries(plan.recoveries());
    } else {
      events.publish(system, journal.notices());
    }
    finish(pass, journal, Duration.ofNanos(System.nanoTime() - started));
    return new Passed(plan.writes(), reported.isPresent() ? plan.wakeUp() : AFTER_CONFLICT);
  }

  /** What one pass has seen and decided. */
  private record Pass(Desk desk, Observation seen, Plan plan, Instant now) {}

  private Pass look(TradingSystem system, Context<TradingSystem> context, WriteJournal journal) {
    var now = now(clock);
    var desk = Desk.of(system);
    var seen = observer.observe(system, context);
    var plan = planner.plan(desk, seen, now);
    var heard = kills.serve(desk, plan.look());
    if (heard.isPresent()) {
      desk = heard.get().desk();
      journal.notice(heard.get().notice());
      looks.renew(desk.owner().uid());
      plan = planner.plan(desk, seen, now);
    }
    if (kills.follow(desk, seen.open().flatMap(Look.Open::ofSpec), plan.look())) {
      looks.renew(desk.owner().uid());
    }
    if (plan.writes() && plan.awaitsSeed()) {
      var retained = desk.spec().deletion().data() == DataPolicy.RETAIN;
      secrets.plantSeed(desk.owner(), retained, journal);
      seen = observer.observe(system, context);
      plan = planner.plan(desk, seen, now);
    }
    if (plan.writes()) {
      var taken = guard.taken(system, plan.objects(), context);
      if (!taken.isEmpty()) {
        seen = seen.withTaken(taken);
        plan = planner.plan(desk, seen, now);
      }
    }
    return new Pass(desk, seen, plan, now);
  }

  private Plan apply(
      TradingSystem system, Pass pass, Context<TradingSystem> context, WriteJournal journal) {
    var installed = pass.desk().status().release().version() != null;
    secrets.fulfil(
        pass.desk().owner(), pass.plan().secrets(), pass.seen().secrets(), installed, journal);
    var owner = pass.desk().owner();
    var copies =
        atOnce.meanwhile(
            () ->
                BackupVolume.of(pass.desk())
                    .ifPresent(wish -> backupVolumes.hold(owner, wish, journal)));
    new Desired(pass.plan().objects(), pass.plan().kept(), journal).handTo(context);
    var applied = workflow.reconcile(system, context);
    copies.run();
    applied.throwAggregateExceptionIfErrorsPresent();
    intents.keep(pass.desk().owner(), pass.plan(), journal);
    return grow(pass, journal);
  }

  /** The plan, or one that also tells why the volume stays as it is. */
  private Plan grow(Pass pass, WriteJournal journal) {
    return pass.plan()
        .volume()
        .flatMap(wish -> volumes.grow(pass.desk().owner(), wish, journal))
        .map(pass.seen().volume()::refused)
        .map(volume -> planner.plan(pass.desk(), pass.seen().withVolume(volume), pass.now()))
        .orElse(pass.plan());
  }

  private void refresh(Desk desk, Plan.LookRequest request) {
    var owner = desk.owner();
    looks.refresh(
        owner.uid(),
        request,
        () -> onDatabase.accept(new ResourceID(owner.name(), owner.namespace())));
  }

  /** What was done is told all the same: the next pass finds it done and has nothing to say. */
  private void unfinished(TradingSystem read, WriteJournal journal, String what) {
    metrics.wrote(journal);
    if (!journal.writes().isEmpty()) {
      var desk = Desk.of(read);
      log.atInfo()
          .addKeyValue("namespace", desk.owner().namespace())
          .addKeyValue("name", desk.owner().name())
          .addKeyValue("generation", desk.generation())
          .addKeyValue("revision", desk.status().release().revision())
          .addKeyValue("writes", journal.writes())
          .log(what);
    }
    events.publish(read, journal.notices());
  }

  private void finish(Pass pass, WriteJournal journal, Duration took) {
    metrics.pass(pass.desk().owner(), pass.plan().status(), journal, took);
    spans.outcome(pass.plan().status().state(), journal.writes());
    if (!journal.writes().isEmpty()) {
      log.atInfo()
          .addKeyValue("namespace", pass.desk().owner().namespace())
          .addKeyValue("name", pass.desk().owner().name())
          .addKeyValue("generation", pass.desk().generation())
          .addKeyValue("revision", pass.plan().status().release().revision())
          .addKeyValue("state", pass.plan().status().state())
          .addKeyValue("writes", journal.writes())
          .addKeyValue("millis", took.toMillis())
          .log("pass");
    }
  }

  /** Seconds are what a status can hold. */
  static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
