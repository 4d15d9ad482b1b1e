package io.rec.aiservice.provider;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP to the model's address, with one deadline for the whole answer, its body included. */
@Singleton
final class ModelCalls {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LARGEST_BODY = 1L << 20;

  private final ProviderKey key;
  private @Nullable HttpClient client;

  ModelCalls(ProviderKey key) {
    this.key = key;
  }

  /** What was answered. */
  record Reply(int status, String body, String retryAfter) {}

  Reply get(URI uri, Duration limit) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri).GET(), limit);
  }

  Reply post(URI uri, String body, Duration limit) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        limit);
  }

  private Reply send(HttpRequest.Builder request, Duration limit)
      throws IOException, InterruptedException {
    key.key().ifPresent(known -> request.header("Authorization", "Bearer " + known.reveal()));
    RequestId.current().ifPresent(id -> request.header("X-Client-Request-Id", id));
    CompletableFuture<HttpResponse<String>> answer =
        client()
            .sendAsync(
                request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BODY));
    try {
      HttpResponse<String> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After").orElse(""));
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException("did not answer within " + limit.toMillis() + " ms", late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      throw interrupted;
    } catch (ExecutionException failed) {
      // The message of the cause may hold the address, never the key.
      throw new IOException("did not answer: " + failed.getCause(), failed);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
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
