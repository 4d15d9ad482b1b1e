package io.rec.operator.controller.preview;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.controller.plan.Installation;
import io.rec.operator.controller.render.Labels;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the operator of a namespace was installed with, read from its Deployment. */
public final class InstalledOperator {
  private static final String OPERATOR = "recio-operator";
  private static final String WHAT = "the operator's Deployment";
  private static final int POSTGRES_PORT = 5432;

  private final KubernetesClient client;
  private final String version;

  /**
   * @param version of whoever asks, for images that nobody names
   */
  public InstalledOperator(KubernetesClient client, String version) {
    this.client = client;
    this.version = version;
  }

  /** The defaults of the chart stand in for an operator that cannot be seen. */
  public Installation of(String namespace, List<Unseen> unseen) {
    var found = deployments(unseen).filter(one -> watches(one, namespace)).findFirst();
    var environment = found.map(InstalledOperator::environment).orElse(Map.of());
    var home = found.map(one -> one.getMetadata().getNamespace()).orElse("recio-system");
    if (found.isEmpty() && unseen.stream().noneMatch(one -> one.what().equals(WHAT))) {
      unseen.add(
          new Unseen(
              WHAT,
              "none is installed that serves this namespace; images are named as the chart would"));
    }
    return new Installation(
        version,
        environment.getOrDefault("RECIO_SERVICES_IMAGE", "docker.io/recio/services"),
        environment.getOrDefault("RECIO_POSTGRES_IMAGE", "docker.io/recio/postgres:" + version),
        environment.getOrDefault(
            "RECIO_OPERATOR_URL", "http://%s.%s:8080".formatted(OPERATOR, home)),
        home,
        desk -> new Installation.Endpoint("postgres.%s.svc".formatted(desk), POSTGRES_PORT));
  }

  private Stream<Deployment> deployments(List<Unseen> unseen) {
    try {
      return client
          .apps()
          .deployments()
          .inAnyNamespace()
          .withLabel(Labels.NAME, OPERATOR)
          .list()
          .getItems()
          .stream();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      unseen.add(
          new Unseen(
              WHAT,
              "images that the spec does not name are called by the chart's names; which pods roll does not depend on it"));
      return Stream.empty();
    }
  }

  private static boolean watches(Deployment operator, String namespace) {
    var watched = environment(operator).getOrDefault("WATCH_NAMESPACES", "");
    return watched.isBlank()
        || Stream.of(watched.split(",")).map(String::strip).anyMatch(namespace::equals);
  }

  private static Map<String, String> environment(Deployment operator) {
    var values = new TreeMap<String, String>();
    operator.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(container -> container.getEnv().stream())
        .filter(variable -> variable.getValue() != null)
        .forEach((EnvVar variable) -> values.put(variable.getName(), variable.getValue()));
    return values;
  }
}
