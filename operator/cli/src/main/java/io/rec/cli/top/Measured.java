package io.rec.cli.top;

import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;

/** What metrics.k8s.io says, or why it says nothing. */
public sealed interface Measured {
  /** By pod. */
  record Known(Map<String, Load> pods) implements Measured {
    public Known {
      pods = Map.copyOf(pods);
    }
  }

  /** Nothing, and why. */
  record Missing(String why) implements Measured {}

  static Measured of(KubernetesClient client, String namespace) {
    try {
      var pods = new HashMap<String, Load>();
      for (PodMetrics pod : client.top().pods().metrics(namespace).getItems()) {
        pods.put(
            pod.getMetadata().getName(),
            pod.getContainers().stream()
                .map(ContainerMetrics::getUsage)
                .map(Load::of)
                .reduce(Load.UNKNOWN, Load::plus));
      }
      return new Known(pods);
    } catch (KubernetesClientException e) {
      return new Missing(
          switch (e.getCode()) {
            case 404 ->
                "this cluster does not serve metrics.k8s.io; metrics-server, once installed, gives it";
            case 403 -> "you may not read pods of metrics.k8s.io in namespace " + namespace;
            case 503 ->
                "metrics.k8s.io is registered, and nobody answers for it: look at metrics-server";
            default -> "metrics.k8s.io answered: " + e.getMessage();
          });
    }
  }
}
