package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Workflow;
import io.javaoperatorsdk.operator.processing.dependent.workflow.WorkflowBuilder;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.apply.AdoptionGuard;
import io.rec.operator.controller.apply.AtOnce;
import io.rec.operator.controller.apply.BackupVolumeStore;
import io.rec.operator.controller.apply.Kinds;
import io.rec.operator.controller.apply.KnownObjects;
import io.rec.operator.controller.apply.PlannedResources;
import io.rec.operator.controller.apply.RevisionStore;
import io.rec.operator.controller.apply.SecretStore;
import io.rec.operator.controller.apply.ServedKinds;
import io.rec.operator.controller.apply.VolumeStore;
import io.rec.operator.controller.database.Connections;
import io.rec.operator.controller.database.DatabaseLook;
import io.rec.operator.controller.database.DumpPreparation;
import io.rec.operator.controller.database.KillOrders;
import io.rec.operator.controller.database.SessionCount;
import io.rec.operator.controller.database.SlotChanges;
import io.rec.operator.controller.database.SlotPreparation;
import io.rec.operator.controller.database.StakeCount;
import io.rec.operator.controller.database.Terms;
import io.rec.operator.controller.plan.Installation;
import io.rec.operator.controller.plan.Planner;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Wires the operator together. */
final class Assembly implements AutoCloseable {
  private static final int CONCURRENT_SYSTEMS = 8;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(2);

  /**
   * Three passes a second for each system. Ten in ten seconds would be used up by the first second
   * of an installation, and the login that everybody waits for would come up to ten seconds late.
   */
  private static final LinearRateLimiter PACE = new LinearRateLimiter(Duration.ofSeconds(1), 3);

  private final ExecutorService executor = PassThreads.parts();
  private final Semaphore room = new Semaphore(PassThreads.QUESTIONS_AT_ONCE);
  private final ExecutorService questions = PassThreads.questions(room);
  private final Operator operator;
  private final Reconciliation reconciliation;
  private final RuntimeInfo info;
  private final Pulse pulse = new Pulse(System::nanoTime);
  private final WatchProof watches;

  /**
   * What differs between the process and a test of it.
   *
   * @param namespaces those it serves, empty for all
   */
  record Surroundings(
      KubernetesClient client,
      Set<String> namespaces,
      String identity,
      Clock clock,
      MeterRegistry registry,
      Tracer tracer) {}

  Assembly(
      Surroundings around,
      Installation installation,
      OperatorMetrics metrics,
      Optional<Leadership> leadership) {
    watches = new WatchProof(around.client(), System::nanoTime, around.registry());
    operator =
        new Operator(
            settings -> {
              settings
                  .withKubernetesClient(around.client())
                  // The lease is released through this client after everything else has ended.
                  .withCloseClientOnStop(false)
                  .withPreviousAnnotationForDependentResources(false)
                  .withParseResourceVersions(true)
                  .withDefaultNonSSAResource(Set.of())
                  .checkingCRDAndValidateLocalModel(false)
                  .withConcurrentReconciliationThreads(CONCURRENT_SYSTEMS)
                  .withExecutorService(PassThreads.passes())
                  .withWorkflowExecutorService(PassThreads.questions(room))
                  .withReconciliationTerminationTimeout(STOP_WITHIN)
                  .withMetrics(sdkMetrics(around.registry()));
              leadership
                  .map(Leadership::configuration)
                  .ifPresent(settings::withLeaderElectionConfiguration);
            });
    reconciliation = reconciliation(around, installation, metrics);
    operator.register(reconciliation, config -> configure(config, around));
    info = new RuntimeInfo(operator);
  }

  private static Metrics sdkMetrics(MeterRegistry registry) {
    return MicrometerMetrics.withoutPerResourceMetrics(registry);
  }

  private static void configure(
      ControllerConfigurationOverrider<TradingSystem> config, Surroundings around) {
    if (around.namespaces().isEmpty()) {
      config.watchingAllNamespaces();
    } else {
      config.settingNamespaces(around.namespaces());
    }
    config
        .withGenerationAware(false)
        .withOnUpdateFilter(PrimaryChanges::matter)
        .withRateLimiter(PACE)
        .withRetry(
            new GenericRetry()
                .setInitialInterval(FIRST_RETRY)
                .setIntervalMultiplier(2)
                .setMaxInterval(LAST_RETRY.toMillis())
                .withoutMaxAttempts());
  }

  private Reconciliation reconciliation(
      Surroundings around, Installation installation, OperatorMetrics metrics) {
    var client = around.client();
    var random = new SecureRandom();
    var connections = new Connections();
    var atOnce = new AtOnce(questions);
    var secrets = new SecretStore(client, random, atOnce);
    var volumes = new VolumeStore(client);
    var copies = new BackupVolumeStore(client);
    var revisions = new RevisionStore(client);
    var looks =
        new DatabaseLooks(
            new DatabaseLook(connections),
            new SessionCount(connections),
            new StakeCount(connections),
            executor,
            around.clock());
    var terms = new Terms(around.identity());
    var steps =
        new StepRunner(
            new SlotPreparation(connections, random, terms),
            new SlotChanges(connections, random, terms),
            new DumpPreparation(connections, terms),
            terms);
    var kinds = new ServedKinds(client, around.clock());
    var events = new EventRecorder(client, around.identity(), around.clock());
    return new Reconciliation(
        new Passes.Parts(
            new Observer(watches, secrets, volumes, revisions, looks, steps, kinds, atOnce),
            new Planner(installation),
            workflow(kinds),
            new AdoptionGuard(client, atOnce),
            secrets,
            volumes,
            revisions,
            copies,
            atOnce,
            new StatusStore(),
            steps,
            new KillRequests(new KillOrders(connections)),
            looks,
            events,
            metrics,
            watches,
            new PassSpans(around.tracer()),
            around.clock()),
        new OrderlyStop(client, secrets, copies, events),
        pulse);
  }

  /** No edges: everything is applied at once, and readiness carries the order. */
  private static Workflow<TradingSystem> workflow(ServedKinds kinds) {
    var known = new KnownObjects();
    var builder = new WorkflowBuilder<TradingSystem>().withThrowExceptionFurther(false);
    var always = new HashMap<Class<?>, PlannedResources<?>>();
    Kinds.ALWAYS.forEach(
        kind -> {
          var planned = new PlannedResources<>(kind, known);
          always.put(kind, planned);
          var node = builder.addDependentResourceAndConfigure(planned);
          if (kind == RoleBinding.class) {
            // The API server refuses to bind a role that it does not have yet.
            node.dependsOn(always.get(Role.class));
          }
        });
    Kinds.OPTIONAL.forEach(
        kind ->
            builder
                .addDependentResourceAndConfigure(new PlannedResources<>(kind, known))
                .withActivationCondition((resource, desk, context) -> kinds.serves(kind)));
    return builder.build();
  }

  void start() {
    operator.start();
  }

  /** Empty while every watch works. */
  String trouble() {
    if (!info.isStarted()) {
      return "starting";
    }
    return info.allEventSourcesAreHealthy() ? watches.trouble() : "a watch is broken";
  }

  /** Empty while the passes of this process come and go. */
  String stuck() {
    return pulse.trouble();
  }

  /** Takes no more work and waits a moment for what is under way. */
  @Override
  public void close() {
    reconciliation.end();
    operator.stop();
    executor.shutdownNow();
    questions.shutdownNow();
  }
}
