package io.rec.e2e.desk;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * HTTP to pods and Services through the API server's proxy: works on every cluster, also where pod
 * addresses cannot be reached from outside, and for a pod that is not ready.
 */
public final class Http {
  private static final long LIMIT_SECONDS = 30;
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final String MAIN_APP = "services/main-app:3000/proxy";

  private final KubernetesClient client;
  private volatile String session = "";

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

  /**
   * A page of main-app as the first account sees it, whose password is in the operator's Secret. By
   * cookie: the proxy keeps an Authorization header for itself.
   */
  public Answer screen(String path) {
    var answer = asFirstAccount(path);
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    session = signIn();
    return asFirstAccount(path);
  }

  private Answer asFirstAccount(String path) {
    return send(MAIN_APP + path, request -> request.header("Cookie", "recio_session=" + session));
  }

  private String signIn() {
    var account = Account.first(client);
    var form =
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(account.name(), account.password());
    var answer = send(MAIN_APP + "/auth/login", request -> request.post("application/json", form));
    if (answer.status() != OK) {
      throw new AssertionError("the first account cannot sign in: " + answer.body());
    }
    return answer.json().path("token").asText();
  }

  private Answer get(String path) {
    return send(path, request -> {});
  }

  private Answer send(String path, Consumer<HttpRequest.Builder> with) {
    var server = client.getMasterUrl().toString().replaceAll("/$", "");
    var uri = URI.create("%s/api/v1/namespaces/%s/%s".formatted(server, Desk.NAMESPACE, path));
    var http = client.getHttpClient();
    var request = http.newHttpRequestBuilder().uri(uri);
    with.accept(request);
    try {
      var answer =
          http.sendAsync(request.build(), String.class).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new Answer(answer.code(), answer.body());
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer from " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + path, e);
    }
  }
}
