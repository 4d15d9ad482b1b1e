package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceUtils;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Workflow;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.controller.apply.AdoptionGuard;
import io.rec.operator.controller.apply.BackupVolumeStore;
import io.rec.operator.controller.apply.Desired;
import io.rec.operator.controller.apply.RevisionStore;
import io.rec.operator.controller.apply.SecretStore;
import io.rec.operator.controller.apply.VolumeStore;
import io.rec.operator.controller.apply.WriteJournal;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.plan.BackupVolume;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Farewell;
import io.rec.operator.controller.plan.Plan;
import io.rec.operator.controller.plan.Planner;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass: observe, plan, write ahead, act, apply, report. */
@ControllerConfiguration(
    name = Reconciliation.NAME,
    finalizerName = Verbs.FINALIZER,
    fieldManager = Labels.OPERATOR,
    generationAwareEventProcessing = false)
final class Reconciliation implements Reconciler<TradingSystem>, Cleaner<TradingSystem> {
  static final String NAME = "tradingsystem";
  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

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
  private final StatusStore statuses;
  private final StepRunner steps;
  private final KillRequests kills;
  private final DatabaseLooks looks;
  private final EventRecorder events;
  private final OrderlyStop stop;
  private final OperatorMetrics metrics;
  private final Pulse pulse;
  private final Clock clock;
  private final SimpleInboundEventSource<TradingSystem> databaseEvents =
      new SimpleInboundEventSource<>("database");

  Reconciliation(Parts parts) {
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
    this.statuses = parts.statuses();
    this.steps = parts.steps();
    this.kills = parts.kills();
    this.looks = parts.looks();
    this.events = parts.events();
    this.stop = parts.stop();
    this.metrics = parts.metrics();
    this.pulse = parts.pulse();
    this.clock = parts.clock();
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
      StatusStore statuses,
      StepRunner steps,
      KillRequests kills,
      DatabaseLooks looks,
      EventRecorder events,
      OrderlyStop stop,
      OperatorMetrics metrics,
      Pulse pulse,
      Clock clock) {}

  @Override
  public List<EventSource<?, TradingSystem>> prepareEventSources(
      EventSourceContext<TradingSystem> context) {
    var systems = context.getPrimaryCache();
    pulse.expectWork(() -> metrics.leading() && systems.list().findAny().isPresent());
    var sources = new ArrayList<>(EventSourceUtils.eventSourcesFromWorkflow(context, workflow));
    sources.add(
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Pod.class, TradingSystem.class)
                .withName("pods")
                .withLabelSelector(Labels.MANAGED_BY + "=" + Labels.OPERATOR)
                .withSecondaryToPrimaryMapper(Reconciliation::systemOf)
                .withOnUpdateFilter(PodChanges::matter)
                .build(),
            context));
    sources.add(
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(ControllerRevision.class, TradingSystem.class)
                .withName("revisions")
                .withLabelSelector(Names.REVISION)
                .withSecondaryToPrimaryMapper(Reconciliation::systemOf)
                .build(),
            context));
    sources.add(databaseEvents);
    return sources;
  }

  private static Set<ResourceID> systemOf(HasMetadata object) {
    var meta = object.getMetadata();
    return Set.of(
        new ResourceID(meta.getLabels().getOrDefault(Labels.INSTANCE, ""), meta.getNamespace()));
  }

  @Override
  @SuppressWarnings("try") // Closing it is its use.
  public UpdateControl<TradingSystem> reconcile(
      TradingSystem system, Context<TradingSystem> context) {
    try (var beat = pulse.begin(named(system))) {
      return UpdateControl.<TradingSystem>noUpdate()
          .rescheduleAfter(pass(system, context).wakeUp());
    }
  }

  private static String named(TradingSystem system) {
    return system.getMetadata().getNamespace() + "/" + system.getMetadata().getName();
  }

  /**
   * What came of a pass.
   *
   * @param planned something could be planned and written
   */
  private record Passed(boolean planned, Duration wakeUp) {}

  private Passed pass(TradingSystem system, Context<TradingSystem> context) {
    var started = System.nanoTime();
    var journal = new WriteJournal();
    var pass = look(system, context, journal);
    var plan = pass.plan();
    if (plan.writes()) {
      var stored = intents.begin(system, plan, context, journal);
      if (stored.isEmpty()) {
        return new Passed(true, AFTER_CONFLICT);
      }
      system = stored.get();
      apply(system, pass, context, journal);
      plan = grow(pass, journal);
    }
    plan.look().ifPresent(request -> refresh(pass.desk(), request));
    var reported = statuses.write(system, plan.status(), context);
    if (reported.isPresent()) {
      var notices = new ArrayList<>(plan.notices());
      notices.addAll(journal.notices());
      events.publish(system, notices);
      metrics.recoveries(plan.recoveries());
    }
    finish(pass, journal, Duration.ofNanos(System.nanoTime() - started));
    return new Passed(plan.writes(), reported.isPresent() ? plan.wakeUp() : AFTER_CONFLICT);
  }

  /** What one pass has seen and decided. */
  private record Pass(Desk desk, Observation seen, Plan plan, Instant now) {}

  private Pass look(TradingSystem system, Context<TradingSystem> context, WriteJournal journal) {
    var now = now();
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

  private void apply(
      TradingSystem system, Pass pass, Context<TradingSystem> context, WriteJournal journal) {
    var installed = pass.desk().status().release().version() != null;
    secrets.fulfil(
        pass.desk().owner(), pass.plan().secrets(), pass.seen().secrets(), installed, journal);
    BackupVolume.of(pass.desk())
        .ifPresent(wish -> backupVolumes.hold(pass.desk().owner(), wish, journal));
    new Desired(pass.plan().objects(), pass.plan().kept(), journal).handTo(context);
    workflow.reconcile(system, context).throwAggregateExceptionIfErrorsPresent();
    intents.keep(pass.desk().owner(), pass.plan(), journal);
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
        () -> databaseEvents.propagateEvent(new ResourceID(owner.name(), owner.namespace())));
  }

  private void finish(Pass pass, WriteJournal journal, Duration took) {
    metrics.pass(pass.desk().owner(), pass.plan().status(), journal, took);
    if (!journal.writes().isEmpty()) {
      log.atInfo()
          .addKeyValue("namespace", pass.desk().owner().namespace())
          .addKeyValue("name", pass.desk().owner().name())
          .addKeyValue("generation", pass.desk().generation())
          .addKeyValue("state", pass.plan().status().state())
          .addKeyValue("writes", journal.writes())
          .addKeyValue("millis", took.toMillis())
          .log("pass");
    }
  }

  @Override
  @SuppressWarnings("try") // Closing it is its use.
  public DeleteControl cleanup(TradingSystem system, Context<TradingSystem> context) {
    DeleteControl control;
    try (var beat = pulse.begin(named(system))) {
      control = farewell(system, context);
    }
    if (control.isRemoveFinalizer()) {
      looks.forget(system.getMetadata().getUid());
      steps.forget(system.getMetadata().getUid());
      volumes.forget(Desk.of(system).owner());
      metrics.forget(Desk.of(system).owner());
    }
    return control;
  }

  private DeleteControl farewell(TradingSystem system, Context<TradingSystem> context) {
    var way = stop.way(system, context, now());
    if (way == Farewell.IN_ORDER) {
      var passed = orderly(system, context);
      if (passed.isPresent()) {
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(passed.get().wakeUp());
      }
      way = Farewell.AT_ONCE;
    }
    return stop.next(system, context, way, now());
  }

  /** Nothing if there is no order to be kept any more. */
  private Optional<Passed> orderly(TradingSystem system, Context<TradingSystem> context) {
    try {
      var passed = pass(system, context);
      return Optional.of(passed).filter(done -> done.planned() || Farewell.holds(Desk.of(system)));
    } catch (RuntimeException e) {
      if (NamespaceEnd.shows(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public ErrorStatusUpdateControl<TradingSystem> updateErrorStatus(
      TradingSystem system, Context<TradingSystem> context, Exception error) {
    metrics.failed();
    statuses.write(system, ErrorStatus.of(Desk.of(system), error, now()), context);
    return ErrorStatusUpdateControl.defaultErrorProcessing();
  }

  /** Seconds are what a status can hold. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
