package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.wire.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bare WebSocket client that remembers what came in binary frames, and nothing else. */
final class BinaryClient implements WebSocket.Listener, AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final WebSocket socket;

  BinaryClient(String address) {
    this.socket = client.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends and waits for the next message. */
  String ask(String text) {
    int before = messages.size();
    send(text);
    await().atMost(10, SECONDS).until(() -> messages.size() > before);
    return messages.get(before);
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  /** What the news of orders have in them. */
  List<JsonObject> updates() {
    return messages.stream()
        .map(StockFloor::read)
        .filter(message -> message.text("stream").orElse("").equals("trade_updates"))
        .map(message -> message.object("data").orElseThrow())
        .toList();
  }

  boolean closed() {
    return closed.get();
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    buffer.writeBytes(bytes);
    if (last) {
      messages.add(buffer.toString(StandardCharsets.UTF_8));
      buffer.reset();
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.set(true);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.set(true);
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
