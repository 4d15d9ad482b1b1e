package io.rec.e2e.desk;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Routes that services keep for each other, called as whoever may read the Secret of their token
 * and forward a port.
 */
public final class Inside {
  private static final String TOKENS = "recio-tokens";
  private static final String TOKEN = "service-current";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Desk desk;

  Inside(Desk desk) {
    this.desk = desk;
  }

  public Answer get(String component, String path) {
    return call(component, "GET", path, "");
  }

  public Answer post(String component, String path, String json) {
    return call(component, "POST", path, json);
  }

  public Answer delete(String component, String path) {
    return call(component, "DELETE", path, "");
  }

  private Answer call(String component, String method, String path, String json) {
    var pod = desk.pod(component);
    var port = pod.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
    try (LocalPortForward forward = client().pods().resource(pod).portForward(port);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d%s".formatted(forward.getLocalPort(), path)))
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + token(client()))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new AssertionError("no answer from %s%s".formatted(component, path), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + component, e);
    }
  }

  /** What services prove themselves to each other with. */
  public static String token(KubernetesClient client) {
    var secret = client.secrets().inNamespace(Desk.NAMESPACE).withName(TOKENS).require();
    return new String(
            Base64.getDecoder().decode(secret.getData().get(TOKEN)), StandardCharsets.UTF_8)
        .strip();
  }

  private KubernetesClient client() {
    return desk.client();
  }
}
