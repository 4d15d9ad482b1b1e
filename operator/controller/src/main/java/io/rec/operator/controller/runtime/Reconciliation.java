package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
import io.rec.operator.controller.apply.VolumeStore;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Farewell;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the framework calls: when a pass is made, and how a deleted system goes. */
@ControllerConfiguration(
    name = Reconciliation.NAME,
    finalizerName = Verbs.FINALIZER,
    fieldManager = Labels.OPERATOR,
    generationAwareEventProcessing = false)
final class Reconciliation implements Reconciler<TradingSystem>, Cleaner<TradingSystem> {
  static final String NAME = "tradingsystem";

  private final Workflow<TradingSystem> workflow;
  private final Passes passes;
  private final VolumeStore volumes;
  private final StatusStore statuses;
  private final StepRunner steps;
  private final DatabaseLooks looks;
  private final OrderlyStop stop;
  private final OperatorMetrics metrics;
  private final WatchProof watches;
  private final Pulse pulse;
  private final Clock clock;
  private final SimpleInboundEventSource<TradingSystem> databaseEvents =
      new SimpleInboundEventSource<>("database");
  private volatile boolean ends;

  Reconciliation(Passes.Parts parts, OrderlyStop stop, Pulse pulse) {
    this.workflow = parts.workflow();
    this.passes = new Passes(parts, databaseEvents::propagateEvent);
    this.volumes = parts.volumes();
    this.statuses = parts.statuses();
    this.steps = parts.steps();
    this.looks = parts.looks();
    this.stop = stop;
    this.metrics = parts.metrics();
    this.watches = parts.watches();
    this.pulse = pulse;
    this.clock = parts.clock();
  }

  /** From now on a pass that breaks says nothing of the desk: this process is going. */
  void end() {
    ends = true;
  }

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
          .rescheduleAfter(passes.run(system, context).wakeUp());
    }
  }

  private static String named(TradingSystem system) {
    return system.getMetadata().getNamespace() + "/" + system.getMetadata().getName();
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
      watches.forget(Desk.of(system).owner());
    }
    return control;
  }

  private DeleteControl farewell(TradingSystem system, Context<TradingSystem> context) {
    var way = stop.way(system, context, Passes.now(clock));
    if (way == Farewell.IN_ORDER) {
      var passed = orderly(system, context);
      if (passed.isPresent()) {
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(passed.get().wakeUp());
      }
      way = Farewell.AT_ONCE;
    }
    return stop.next(system, context, way, Passes.now(clock));
  }

  /** Nothing if there is no order to be kept any more. */
  private Optional<Passes.Passed> orderly(TradingSystem system, Context<TradingSystem> context) {
    try {
      var passed = passes.run(system, context);
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
    if (ends) {
      return ErrorStatusUpdateControl.defaultErrorProcessing();
    }
    var desk = Desk.of(system);
    var status = ErrorStatus.of(desk, error, Passes.now(clock));
    metrics.failed(desk.owner(), status);
    try {
      statuses.write(system, status, context);
    } catch (KubernetesClientException unwritten) {
      // It would take the place of what broke the pass; that is what the log has to say.
      error.addSuppressed(unwritten);
    }
    return ErrorStatusUpdateControl.defaultErrorProcessing();
  }
}
