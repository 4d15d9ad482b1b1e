package io.rec.e2e.credentials;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Inside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One way to one pod that stays open, so that what fails on it is the pod's failure. */
final class Line implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LocalPortForward forward;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String token;

  private Line(LocalPortForward forward, String token) {
    this.forward = forward;
    this.token = token;
  }

  static Line to(Desk desk, String component) {
    var pod = desk.pod(component);
    var port = pod.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
    return new Line(
        desk.client().pods().resource(pod).portForward(port), Inside.token(desk.client()));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json);
  }

  private Answer send(String method, String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(forward.getLocalPort(), path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  @Override
  public void close() throws IOException {
    client.close();
    forward.close();
  }
}
