package io.rec.cli.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A question over HTTP, with the token by which services know each other. */
public final class HttpCall {
  private static final int UNAVAILABLE = 503;

  private final URI base;
  private final String token;

  public HttpCall(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public Answer ask(Question question) throws IOException, InterruptedException {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(base + question.path()))
                  .timeout(question.patience())
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", question.type())
                  .method(question.method(), question.body())
                  .build(),
              BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), isStandby(answer));
    }
  }

  /** As a process without the lease answers: ask the other one, at once. */
  private static boolean isStandby(HttpResponse<String> answer) {
    return answer.statusCode() == UNAVAILABLE
        && answer.headers().firstValue("Retry-After").filter("0"::equals).isPresent();
  }
}
