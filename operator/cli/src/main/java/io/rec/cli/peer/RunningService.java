package io.rec.cli.peer;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * One service of a running desk, reached through the API server. Whoever may read the Secret of the
 * inter-service token and forward a port in the namespace may ask it; Kubernetes decides that, and
 * the token is never shown.
 */
public final class RunningService {
  private static final String TOKENS = "recio-tokens";
  private static final String TOKEN = "service-current";
  private static final String BINARY = "application/octet-stream";
  private static final Duration UPLOAD = Duration.ofMinutes(1);

  /** Whoever stops trading must not wait a minute for a tunnel that stalls. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final String namespace;
  private final String component;

  public RunningService(KubernetesClient client, String namespace, String component) {
    this.client = client;
    this.namespace = namespace;
    this.component = component;
  }

  public String get(String path) throws InterruptedException {
    return call(path, "GET", BINARY, HttpRequest.BodyPublishers.noBody());
  }

  public String post(String path, BodyPublisher body) throws InterruptedException {
    return call(path, "POST", BINARY, body);
  }

  /** Replaces a JSON document. */
  public String put(String path, String json) throws InterruptedException {
    return call(path, "PUT", "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  /**
   * A tunnel through the API server may stall in the middle of a long body. A second one is tried
   * then: what is asked here changes nothing a second time, or is refused by its name.
   */
  private String call(String path, String method, String type, BodyPublisher body)
      throws InterruptedException {
    try {
      return once(path, method, type, body);
    } catch (HttpTimeoutException stalled) {
      try {
        return once(path, method, type, body);
      } catch (IOException again) {
        throw silent(again);
      }
    } catch (IOException e) {
      throw silent(e);
    }
  }

  private String once(String path, String method, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    var token = token();
    var pod = pod();
    try (LocalPortForward forward = client.pods().resource(pod).portForward(port(pod));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + forward.getLocalPort() + path))
                  .timeout(type.equals(BINARY) && method.equals("POST") ? UPLOAD : ANSWER)
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", type)
                  .method(method, body)
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new Failure(
            ExitCode.FAILED,
            Refusal.sentence(component, answer.statusCode(), answer.body()),
            "recio logs " + component + " tells more.");
      }
      return answer.body();
    }
  }

  private Failure silent(IOException e) {
    return new Failure(
        ExitCode.UNREACHABLE,
        "The %s does not answer: %s".formatted(component, e.getMessage()),
        "recio logs " + component + " tells what it does.",
        e);
  }

  private Pod pod() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("rec.io/component", component)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(Readiness::isPodReady)
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.NOT_FOUND,
                    "No %s is ready in namespace %s.".formatted(component, namespace),
                    "recio status shows the trading systems; --namespace names another."));
  }

  private int port(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the pod of %s names no port".formatted(component)))
        .getContainerPort();
  }

  private String token() {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(TOKENS).get())
        .map(secret -> secret.getData().get(TOKEN))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip())
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.NOT_FOUND,
                    "There is no Secret %s in namespace %s.".formatted(TOKENS, namespace),
                    "recio status shows the trading systems; --namespace names another."));
  }
}
