package io.rec.cli.peer;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * One request to a service.
 *
 * @param patience how long an answer may take
 */
public record Question(
    String method, String path, String type, BodyPublisher body, Duration patience) {
  private static final String BINARY = "application/octet-stream";
  private static final String JSON = "application/json";
  private static final Duration UPLOAD = Duration.ofMinutes(1);

  /** Whoever stops trading must not wait a minute for a tunnel that stalls. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  public static Question get(String path) {
    return new Question("GET", path, BINARY, BodyPublishers.noBody(), ANSWER);
  }

  /** Sends a file, or nothing. */
  public static Question upload(String path, BodyPublisher body) {
    return new Question("POST", path, BINARY, body, UPLOAD);
  }

  public static Question post(String path, String json) {
    return new Question("POST", path, JSON, BodyPublishers.ofString(json), ANSWER);
  }

  /** Replaces a JSON document. */
  public static Question put(String path, String json) {
    return new Question("PUT", path, JSON, BodyPublishers.ofString(json), ANSWER);
  }
}
