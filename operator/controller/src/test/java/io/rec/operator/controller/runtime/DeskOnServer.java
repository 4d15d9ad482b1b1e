package io.rec.operator.controller.runtime;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.apply.Kinds;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.plan.Seed;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** One TradingSystem on a real API server, and the hands of the controllers that are not there. */
record DeskOnServer(KubernetesClient client, String namespace, String name) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_TRIES = 10;

  static DeskOnServer create(KubernetesClient client, String namespace, String name, String spec) {
    client
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: rec.io/v1
                kind: TradingSystem
                metadata: {name: %s, namespace: %s}
                spec:
                  version: 3.0.0
                """
                        .formatted(name, namespace)
                    + spec.strip().indent(2),
                TradingSystem.class))
        .create();
    return new DeskOnServer(client, namespace, name);
  }

  /** The seed that tests know the passwords of. */
  static void plantSeed(KubernetesClient client, String namespace) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(Names.ROOT_SECRET)
                .withNamespace(namespace)
                .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
                .endMetadata()
                .addToStringData(Seed.KEY, Desks.SEED.base64())
                .build())
        .create();
  }

  TradingSystem read() {
    return client.resources(TradingSystem.class).inNamespace(namespace).withName(name).get();
  }

  void poke(String value) {
    client
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"example.org/poke\":\"%s\"}}}".formatted(value));
  }

  /** Collects each status that says Ready for that generation. */
  Watch watchReady(long generation, Collection<TradingSystemStatus> found) {
    return client
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(name)
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, TradingSystem system) {
                var status = system.statusOrEmpty();
                if (status.conditions().stream()
                    .anyMatch(
                        one ->
                            one.type().equals("Ready")
                                && one.status() == ConditionStatus.TRUE
                                && one.observedGeneration() == generation)) {
                  found.add(status);
                }
              }

              @Override
              public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch broke", cause);
              }
            });
  }

  Condition condition(String type) {
    return read().statusOrEmpty().conditions().stream()
        .filter(found -> found.type().equals(type))
        .findFirst()
        .orElse(null);
  }

  String reason(String type) {
    var condition = condition(type);
    return condition == null ? "" : condition.reason();
  }

  void eventually(Callable<Boolean> fact) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(fact);
  }

  Deployment deployment(String component) {
    return client.apps().deployments().inNamespace(namespace).withName(component).get();
  }

  /** What the pods of a component bear, empty if nothing restarted them yet. */
  String token(String component) {
    var annotations = deployment(component).getSpec().getTemplate().getMetadata().getAnnotations();
    return annotations.getOrDefault(Names.RESTART_TOKEN, "");
  }

  Secret secret(String secret) {
    return client.secrets().inNamespace(namespace).withName(secret).get();
  }

  ConfigMap configMap(String map) {
    return client.configMaps().inNamespace(namespace).withName(map).get();
  }

  /** Version of each object that the operator made. */
  Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    Kinds.ALWAYS.forEach(
        kind ->
            list(kind)
                .forEach(
                    object ->
                        versions.put(
                            object.getKind() + "/" + object.getMetadata().getName(),
                            object.getMetadata().getResourceVersion())));
    // The StatefulSet's controller, if there were one, would make some of its own.
    revisions()
        .forEach(
            revision ->
                versions.put(
                    "ControllerRevision/" + revision.getMetadata().getName(),
                    revision.getMetadata().getResourceVersion()));
    client
        .secrets()
        .inNamespace(namespace)
        .list()
        .getItems()
        .forEach(
            secret ->
                versions.put(
                    "Secret/" + secret.getMetadata().getName(),
                    secret.getMetadata().getResourceVersion()));
    versions.put("TradingSystem/" + name, read().getMetadata().getResourceVersion());
    return versions;
  }

  List<ControllerRevision> revisions() {
    return list(ControllerRevision.class);
  }

  <R extends HasMetadata> List<R> list(Class<R> kind) {
    return client.resources(kind).inNamespace(namespace).list().getItems();
  }

  ReleaseStatus release() {
    return read().statusOrEmpty().release();
  }

  static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  /** How many Deployments want that image. */
  long deployments(String image) {
    return list(Deployment.class).stream().filter(found -> image(found).equals(image)).count();
  }

  /** Does what the deployment controller and kubelet would do. */
  void bringUp() {
    bringUpDatabase();
    list(Deployment.class).forEach(this::bringUp);
  }

  void bringUpDatabase() {
    list(StatefulSet.class).stream().filter(DeskOnServer::behind).forEach(this::bringUp);
  }

  private static boolean behind(StatefulSet set) {
    var seen = set.getStatus() == null ? null : set.getStatus().getObservedGeneration();
    return !set.getMetadata().getGeneration().equals(seen);
  }

  PodResource pod(String name) {
    return client.pods().inNamespace(namespace).withName(name);
  }

  private void bringUp(StatefulSet set) {
    var wanted = set.getSpec().getReplicas();
    var status =
        client.resource(
            new StatefulSetBuilder(set)
                .editMetadata()
                .withResourceVersion(null)
                .withManagedFields()
                .endMetadata()
                .withNewStatus()
                .withObservedGeneration(set.getMetadata().getGeneration())
                .withReplicas(wanted)
                .withUpdatedReplicas(wanted)
                .withReadyReplicas(wanted)
                .withAvailableReplicas(wanted)
                .endStatus()
                .build());
    untilTaken(status::updateStatus);
  }

  void bringUp(Deployment deployment) {
    available(deployment, true, Instant.now());
  }

  /** Does what the deployment controller would do when enough pods serve, or do not any more. */
  void available(String component, boolean serves, Instant since) {
    available(deployment(component), serves, since);
  }

  private void available(Deployment deployment, boolean serves, Instant since) {
    var wanted = deployment.getSpec().getReplicas();
    var status =
        client.resource(
            new DeploymentBuilder(deployment)
                .editMetadata()
                .withResourceVersion(null)
                .withManagedFields()
                .endMetadata()
                .withNewStatus()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(wanted)
                .withUpdatedReplicas(wanted)
                .withReadyReplicas(serves ? wanted : 0)
                .withAvailableReplicas(serves ? wanted : 0)
                .addNewCondition()
                .withType("Available")
                .withStatus(serves ? "True" : "False")
                .withLastTransitionTime(since.truncatedTo(ChronoUnit.SECONDS).toString())
                .endCondition()
                .endStatus()
                .build());
    untilTaken(status::updateStatus);
  }

  /** The operator writes the object meanwhile, and a controller would come again. */
  private static void untilTaken(Runnable write) {
    for (int tries = 1; ; tries++) {
      try {
        write.run();
        return;
      } catch (KubernetesClientException conflict) {
        if (conflict.getCode() != HttpURLConnection.HTTP_CONFLICT || tries == MOST_TRIES) {
          throw conflict;
        }
      }
    }
  }

  /** Does what the job controller would do with a migration that worked. */
  void finishJobs() {
    list(Job.class)
        .forEach(
            job ->
                client
                    .resource(
                        new JobBuilder(job)
                            .editMetadata()
                            .withResourceVersion(null)
                            .endMetadata()
                            .withNewStatus()
                            .withSucceeded(1)
                            .withStartTime("2026-11-20T12:00:00Z")
                            .withCompletionTime("2026-11-20T12:00:01Z")
                            .addNewCondition()
                            .withType("SuccessCriteriaMet")
                            .withStatus("True")
                            .withReason("CompletionsReached")
                            .withLastTransitionTime("2026-11-20T12:00:01Z")
                            .endCondition()
                            .addNewCondition()
                            .withType("Complete")
                            .withStatus("True")
                            .withReason("CompletionsReached")
                            .withLastTransitionTime("2026-11-20T12:00:01Z")
                            .endCondition()
                            .endStatus()
                            .build())
                    .updateStatus());
  }
}
