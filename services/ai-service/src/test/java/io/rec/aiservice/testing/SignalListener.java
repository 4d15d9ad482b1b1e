package io.rec.aiservice.testing;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A listener on {@code /ws}. */
public final class SignalListener implements WebSocket.Listener, AutoCloseable {

  /** A message and when it came. */
  public record Arrival(Json message, long nanos) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder buffer = new StringBuilder();
  private final WebSocket socket;

  public SignalListener(TestRole role, String token) {
    this.socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(role.url("/ws").toString().replaceFirst("^http", "ws")), this)
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }

  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  public CompletableFuture<Integer> closed() {
    return closed;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    buffer.append(part);
    if (last) {
      arrivals.add(new Arrival(Json.of(buffer.toString()), System.nanoTime()));
      buffer.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
