package io.rec.benchmarks;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The desk that is measured: what {@code ./recio up} installs. */
record Desk(KubernetesClient client) {
  private static final String NAMESPACE = "trading";
  private static final String OPERATOR_NAMESPACE = "recio-system";
  private static final String NAME = "paper";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final ResourceDefinitionContext KIND =
      new ResourceDefinitionContext.Builder()
          .withGroup("rec.io")
          .withVersion("v1")
          .withKind("TradingSystem")
          .withPlural("tradingsystems")
          .withNamespaced(true)
          .build();

  /** Deletes the TradingSystem with its data and applies it again, watching. */
  Timeline installAgain(InstantSource clock) {
    var wanted = wanted(system().require());
    system().delete();
    system().waitUntilCondition(gone -> gone == null, LIMIT.toSeconds(), TimeUnit.SECONDS);
    client.persistentVolumeClaims().inNamespace(NAMESPACE).delete();
    awaitNoPods();
    var timeline = new Timeline(clock);
    try (var watch = client.pods().inNamespace(NAMESPACE).watch(timeline)) {
      client.resource(wanted).create();
      awaitReady();
      return timeline;
    }
  }

  void awaitReady() {
    system().waitUntilCondition(Desk::isReady, LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Pods of the desk and of the operator, without what runs only once. */
  List<Pod> pods() {
    return Stream.of(NAMESPACE, OPERATOR_NAMESPACE)
        .flatMap(namespace -> client.pods().inNamespace(namespace).list().getItems().stream())
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .filter(pod -> pod.getMetadata().getLabels().containsKey("app.kubernetes.io/name"))
        .toList();
  }

  /** Names of the services, which are the Deployments of the desk. */
  List<String> services() {
    return client.apps().deployments().inNamespace(NAMESPACE).list().getItems().stream()
        .map(deployment -> deployment.getMetadata().getName())
        .toList();
  }

  List<Event> events() {
    return client.v1().events().inNamespace(NAMESPACE).list().getItems();
  }

  private Resource<GenericKubernetesResource> system() {
    return client.genericKubernetesResources(KIND).inNamespace(NAMESPACE).withName(NAME);
  }

  private void awaitNoPods() {
    client
        .pods()
        .inNamespace(NAMESPACE)
        .informOnCondition(List::isEmpty)
        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private static GenericKubernetesResource wanted(GenericKubernetesResource current) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(current.getApiVersion())
        .withKind(current.getKind())
        .withNewMetadata()
        .withName(current.getMetadata().getName())
        .withNamespace(current.getMetadata().getNamespace())
        .withLabels(current.getMetadata().getLabels())
        .withAnnotations(current.getMetadata().getAnnotations())
        .endMetadata()
        .addToAdditionalProperties("spec", current.get("spec"))
        .build();
  }

  private static boolean isReady(GenericKubernetesResource system) {
    List<Map<String, Object>> conditions =
        system == null ? null : system.get("status", "conditions");
    return conditions != null
        && conditions.stream()
            .anyMatch(one -> "Ready".equals(one.get("type")) && "True".equals(one.get("status")));
  }
}
