package io.rec.platform.http;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.rec.platform.secrets.Tokens;
import io.rec.platform.telemetry.RequestId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client, made when first needed, with what every request between services carries.
 */
@Singleton
final class Transport {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final int UNAVAILABLE = 503;

  private final Tokens tokens;
  private @Nullable HttpClient client;

  Transport(Tokens tokens) {
    this.tokens = tokens;
  }

  Answer send(URI uri, Call call, String body, Duration left)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(uri, left)
            .method(
                call.method(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    authorize(request);
    call.headers().forEach(request::setHeader);
    return send(request);
  }

  Answer get(URI uri, Duration left, boolean withToken) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(uri, left);
    if (withToken) {
      authorize(request);
    }
    return send(request);
  }

  private static HttpRequest.Builder request(URI uri, Duration left) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(left.compareTo(LEAST) < 0 ? LEAST : left);
    RequestId.current()
        .or(RequestId::currentTrace)
        .ifPresent(id -> request.setHeader(RequestId.HEADER, id));
    W3CTraceContextPropagator.getInstance().inject(Context.current(), request, Transport::header);
    return request;
  }

  private static void header(HttpRequest.@Nullable Builder request, String key, String value) {
    if (request != null) {
      request.setHeader(key, value);
    }
  }

  private void authorize(HttpRequest.Builder request) {
    tokens
        .serviceToken()
        .ifPresent(token -> request.setHeader("Authorization", "Bearer " + token.reveal()));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client().send(request.build(), BodyHandlers.ofString());
    boolean standby =
        response.statusCode() == UNAVAILABLE
            && response.headers().firstValue("Retry-After").filter("0"::equals).isPresent();
    return new Answer(response.statusCode(), response.body(), standby);
  }

  /** Waits between attempts, on the caller's thread: whoever calls a peer waits for its answer. */
  void pause(Duration wait) throws InterruptedException {
    if (!wait.isZero()) {
      Thread.sleep(wait);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT)
              // Woken directly: the steps of an answer are many and short.
              .executor(
                  Executors.newCachedThreadPool(
                      Thread.ofPlatform().daemon().name("peer-call-", 0).factory()))
              .build();
    }
    return client;
  }

  @PreDestroy
  synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
