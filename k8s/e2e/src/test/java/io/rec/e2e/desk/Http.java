package io.rec.e2e.desk;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to pods and Services through the API server's proxy: works on every cluster, also where pod
 * addresses cannot be reached from outside, and for a pod that is not ready.
 */
public final class Http {
  private static final long LIMIT_SECONDS = 30;

  private final KubernetesClient client;

  Http(KubernetesClient client) {
    this.client = client;
  }

  public Answer service(String name, int port, String path) {
    return get("services/%s:%d/proxy%s".formatted(name, port, path));
  }

  public Answer pod(Pod pod, String path) {
    var port = pod.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
    return get("pods/%s:%d/proxy%s".formatted(pod.getMetadata().getName(), port, path));
  }

  private Answer get(String path) {
    var server = client.getMasterUrl().toString().replaceAll("/$", "");
    var uri = URI.create("%s/api/v1/namespaces/%s/%s".formatted(server, Desk.NAMESPACE, path));
    var http = client.getHttpClient();
    try {
      var answer =
          http.sendAsync(http.newHttpRequestBuilder().uri(uri).build(), String.class)
              .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new Answer(answer.code(), answer.body());
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer from " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + path, e);
    }
  }
}
