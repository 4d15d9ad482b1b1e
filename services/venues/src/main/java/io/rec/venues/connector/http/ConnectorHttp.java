package io.rec.venues.connector.http;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.FailureWords;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.rest.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Sends requests for one connector. It knows no time limit: the attempt that it is part of is
 * interrupted. No address is ever said, because addresses may be secrets.
 */
public final class ConnectorHttp {

  private static final long LARGEST_BODY = 16L * 1024 * 1024;
  private static final int TOO_MANY = 429;
  private static final Duration LONGEST_HINT = Duration.ofDays(1);

  private final String connector;
  private final HttpClient client;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpRefusal.Reader refusals;

  public ConnectorHttp(
      String connector,
      HttpClient client,
      ObjectMapper json,
      Clock clock,
      HttpRefusal.Reader refusals) {
    this.connector = connector;
    this.client = client;
    this.json = json;
    this.clock = clock;
    this.refusals = refusals;
  }

  /** The answer of a success; anything else is thrown. */
  public HttpResult send(HttpCall call) throws ConnectorException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.address())
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    for (var header : call.headers().entrySet()) {
      set(request, header.getKey(), header.getValue());
    }
    if (!call.body().isEmpty()) {
      request.setHeader("Content-Type", call.contentType());
    }
    return read(exchange(request.build()));
  }

  /** The client's own complaint has the value in it, which may be a key. */
  private void set(HttpRequest.Builder request, String name, String value)
      throws ConnectorRefusedException {
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException unusable) {
      throw ConnectorRefusedException.invalid(
          "%s: the header %s cannot be sent as it is".formatted(connector, name));
    }
  }

  private HttpResponse<String> exchange(HttpRequest request)
      throws ConnectorConnectionException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BODY));
    } catch (ConnectException | HttpConnectTimeoutException unreached) {
      throw ConnectorConnectionException.unreached(
          connector + " refuses connections or its name does not resolve");
    } catch (SSLException untrusted) {
      throw ConnectorConnectionException.untrusted(
          "%s did not prove its identity: %s".formatted(connector, FailureWords.of(untrusted)));
    } catch (IOException broken) {
      throw ConnectorConnectionException.broken(
          "the connection to %s broke: %s".formatted(connector, broken.getMessage()));
    }
  }

  private HttpResult read(HttpResponse<String> response) throws ConnectorException {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new HttpResult(connector, status, response.headers(), response.body(), json);
    }
    HttpRefusal refusal = refusals.read(status, response.body());
    if (status == TOO_MANY) {
      Duration asked = RetryAfter.of(response.headers(), clock.instant(), LONGEST_HINT);
      throw new RateLimitException(
          "%s has had too many calls".formatted(connector), longer(asked, refusal.retryAfter()));
    }
    throw new ConnectorApiException(
        status,
        refusal.code(),
        "%s answered %d %s".formatted(connector, status, refusal.message()).strip());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
