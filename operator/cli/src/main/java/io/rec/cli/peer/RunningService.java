package io.rec.cli.peer;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One service of a running desk, reached through the API server. Whoever may read the Secret of the
 * inter-service token and forward a port in the namespace may ask it; Kubernetes decides that, and
 * the token is never shown.
 */
public final class RunningService implements Peer {
  private static final String TOKENS = "recio-tokens";
  private static final String TOKEN = "service-current";

  private final KubernetesClient client;
  private final String namespace;
  private final String component;

  public RunningService(KubernetesClient client, String namespace, String component) {
    this.client = client;
    this.namespace = namespace;
    this.component = component;
  }

  @Override
  public String component() {
    return component;
  }

  /** Of several pods the one that is in charge answers; the others only stand by. */
  @Override
  public Answer ask(Question question) throws InterruptedException {
    var token = token();
    Answer answer = null;
    for (Pod pod : pods()) {
      answer = patiently(pod, token, question);
      if (!answer.elsewhere()) {
        return answer;
      }
    }
    if (answer == null) {
      throw nobody();
    }
    return answer;
  }

  /**
   * A tunnel through the API server may stall in the middle of a long body. A second one is tried
   * then: what is asked here changes nothing a second time, or is refused by its name.
   */
  private Answer patiently(Pod pod, String token, Question question) throws InterruptedException {
    try {
      return once(pod, token, question);
    } catch (HttpTimeoutException stalled) {
      try {
        return once(pod, token, question);
      } catch (IOException again) {
        throw silent(again);
      }
    } catch (IOException e) {
      throw silent(e);
    }
  }

  private Answer once(Pod pod, String token, Question question)
      throws IOException, InterruptedException {
    try (LocalPortForward forward = client.pods().resource(pod).portForward(port(pod))) {
      return new HttpCall(URI.create("http://127.0.0.1:" + forward.getLocalPort()), token)
          .ask(question);
    }
  }

  private Failure silent(IOException e) {
    return new Failure(
        ExitCode.UNREACHABLE,
        "The %s does not answer: %s".formatted(component, e.getMessage()),
        "recio logs " + component + " tells what it does.",
        e);
  }

  private List<Pod> pods() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("rec.io/component", component)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(Readiness::isPodReady)
        .toList();
  }

  private Failure nobody() {
    return new Failure(
        ExitCode.NOT_FOUND,
        "No %s is ready in namespace %s.".formatted(component, namespace),
        "recio status shows the trading systems; --namespace names another.");
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
