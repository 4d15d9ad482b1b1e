package io.rec.e2e.credentials;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Inside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One pod at its own address, so that what fails is the pod's failure: a forward through the API
 * server ends by itself after a while, and is not what is measured.
 */
final class Line implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Desk desk;
  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicReference<String> token;

  private Line(Desk desk, String address) {
    this.desk = desk;
    this.address = address;
    this.token = new AtomicReference<>(Inside.token(desk.client()));
  }

  static Line to(Desk desk, String component) {
    var pod = desk.pod(component);
    var port = pod.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
    return new Line(desk, "http://%s:%d".formatted(pod.getStatus().getPodIP(), port));
  }

  /** As a service does, whose token is a mounted file: the token changes with the login. */
  void readToken() {
    token.set(Inside.token(desk.client()));
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
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
