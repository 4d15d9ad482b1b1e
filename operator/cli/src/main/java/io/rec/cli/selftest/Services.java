package io.rec.cli.selftest;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The services of a namespace, reached through the API server: no pod address is needed. */
final class Services {
  private final KubernetesClient client;
  private final String namespace;
  private final Duration patience;

  Services(KubernetesClient client, String namespace, Duration patience) {
    this.client = client;
    this.namespace = namespace;
    this.patience = patience;
  }

  Answer get(String service, int port, String path) throws InterruptedException, Silence {
    var http = client.getHttpClient();
    var request = http.newHttpRequestBuilder().uri(uri(service, port, path)).build();
    var answer = wait(http.sendAsync(request, String.class));
    return new Answer(answer.code(), answer.body());
  }

  /** Opens a socket and gives the first message that comes by itself. */
  String firstMessage(String service, int port, String path) throws InterruptedException, Silence {
    var first = new CompletableFuture<String>();
    var opened =
        client
            .getHttpClient()
            .newWebSocketBuilder()
            .uri(uri(service, port, path))
            .buildAsync(new FirstMessage(first));
    var socket = wait(opened);
    try {
      return wait(first);
    } finally {
      socket.sendClose(1000, "");
    }
  }

  private URI uri(String service, int port, String path) {
    var server = client.getMasterUrl().toString().replaceAll("/$", "");
    return URI.create(
        "%s/api/v1/namespaces/%s/services/%s:%d/proxy%s"
            .formatted(server, namespace, service, port, path));
  }

  private <T> T wait(CompletableFuture<T> answer) throws InterruptedException, Silence {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Silence("no answer within %d s".formatted(patience.toSeconds()), e);
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new Silence(cause.getMessage() == null ? cause.toString() : cause.getMessage(), e);
    }
  }

  private record FirstMessage(CompletableFuture<String> first) implements WebSocket.Listener {
    @Override
    public void onMessage(WebSocket socket, String text) {
      first.complete(text);
      socket.request();
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      first.completeExceptionally(error);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
      first.completeExceptionally(new IllegalStateException("closed with code " + code));
    }
  }
}
