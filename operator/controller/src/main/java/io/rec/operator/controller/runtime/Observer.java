package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.apply.AtOnce;
import io.rec.operator.controller.apply.RevisionStore;
import io.rec.operator.controller.apply.SecretStore;
import io.rec.operator.controller.apply.ServedKinds;
import io.rec.operator.controller.apply.VolumeStore;
import io.rec.operator.controller.observe.CronJobSeen;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PortsSeen;
import io.rec.operator.controller.observe.RecoveryRequestSeen;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Planner;
import io.rec.operator.controller.plan.Seniority;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Templates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads caches, Secrets by name and the last look at the database into one observation, and has the
 * caches compared with the server now and then.
 */
final class Observer {
  private final WatchProof watches;
  private final SecretStore secrets;
  private final VolumeStore volumes;
  private final RevisionStore revisions;
  private final DatabaseLooks looks;
  private final StepRunner steps;
  private final ServedKinds kinds;
  private final AtOnce atOnce;

  Observer(
      WatchProof watches,
      SecretStore secrets,
      VolumeStore volumes,
      RevisionStore revisions,
      DatabaseLooks looks,
      StepRunner steps,
      ServedKinds kinds,
      AtOnce atOnce) {
    this.watches = watches;
    this.secrets = secrets;
    this.volumes = volumes;
    this.revisions = revisions;
    this.looks = looks;
    this.steps = steps;
    this.kinds = kinds;
    this.atOnce = atOnce;
  }

  Observation observe(TradingSystem system, Context<TradingSystem> context) {
    var desk = Desk.of(system);
    var names = new ArrayList<>(Names.SECRETS);
    names.addAll(Planner.secretsOf(desk));
    var found = secrets.ask(desk.owner().namespace(), names);
    // Once: the framework hashes all it has with each question.
    var deployments = context.getSecondaryResourcesAsStream(Deployment.class).toList();
    var sets = context.getSecondaryResourcesAsStream(StatefulSet.class).toList();
    var postgres = sets.stream().filter(Observer::isPostgres).findFirst();
    var volume = atOnce.begin(() -> volume(desk, postgres));
    watches.look(desk.owner(), deployments.stream());
    return new Observation(
        deployments.stream()
            .map(WorkloadSeen::of)
            .collect(Collectors.toMap(WorkloadSeen::name, Function.identity())),
        postgres.map(WorkloadSeen::of),
        pods(context),
        context
            .getSecondaryResourcesAsStream(Job.class)
            .map(JobSeen::of)
            .collect(Collectors.toMap(JobSeen::name, Function.identity())),
        found.get(),
        looks.last(desk.owner().uid()),
        volume.get(),
        ports(context),
        older(system, context),
        List.of(),
        steps.seen(desk.owner().uid()),
        context
            .getSecondaryResourcesAsStream(ConfigMap.class)
            .filter(map -> map.getMetadata().getName().equals(Names.RECOVERY_REQUEST))
            .findFirst()
            .flatMap(RecoveryRequestSeen::of),
        releases(desk, context, Stream.concat(deployments.stream(), sets.stream())),
        context
            .getSecondaryResourcesAsStream(CronJob.class)
            .map(CronJobSeen::of)
            .collect(Collectors.toMap(CronJobSeen::name, Function.identity())),
        kinds.unknown());
  }

  /** Templates are looked at only where a revision should be and is not. */
  private ReleasesSeen releases(
      Desk desk, Context<TradingSystem> context, Stream<? extends HasMetadata> workloads) {
    var release = desk.status().release();
    var referenced = ReleaseCodec.referenced(release);
    var found =
        revisions.read(
            desk.owner(),
            context.getSecondaryResourcesAsStream(ControllerRevision.class),
            referenced);
    var whole = release.revision() != null && found.keySet().containsAll(referenced);
    return new ReleasesSeen(
        found, whole || release.version() == null ? Map.of() : templates(workloads));
  }

  private static Map<String, PodTemplateSpec> templates(Stream<? extends HasMetadata> workloads) {
    var templates = new HashMap<String, PodTemplateSpec>();
    workloads.forEach(
        object ->
            Templates.of(object)
                .ifPresent(template -> templates.put(object.getMetadata().getName(), template)));
    return templates;
  }

  private VolumeSeen volume(Desk desk, Optional<StatefulSet> postgres) {
    return desk.spec().database().external() == null
        ? volumes.read(desk.owner(), postgres.flatMap(VolumeSeen::template))
        : VolumeSeen.none();
  }

  private static boolean isPostgres(StatefulSet set) {
    return set.getMetadata().getName().equals(Names.POSTGRES);
  }

  /** Further Services of a component bear its label under another name. */
  private static Map<String, PortsSeen> ports(Context<TradingSystem> context) {
    return context
        .getSecondaryResourcesAsStream(Service.class)
        .filter(
            service ->
                service
                    .getMetadata()
                    .getName()
                    .equals(service.getMetadata().getLabels().get(Labels.COMPONENT)))
        .collect(Collectors.toMap(service -> service.getMetadata().getName(), PortsSeen::of));
  }

  private static List<PodSeen> pods(Context<TradingSystem> context) {
    return context
        .getSecondaryResourcesAsStream(Pod.class)
        .map(PodSeen::of)
        .sorted(Comparator.comparing(PodSeen::name))
        .toList();
  }

  /** Names of children are plain, so a namespace has room for one system: the oldest. */
  static Optional<String> older(TradingSystem system, Context<TradingSystem> context) {
    var namespace = system.getMetadata().getNamespace();
    return context
        .getPrimaryCache()
        .list(namespace, found -> Seniority.OLDEST_FIRST.compare(found, system) < 0)
        .map(found -> found.getMetadata().getName())
        .sorted()
        .findFirst();
  }
}
