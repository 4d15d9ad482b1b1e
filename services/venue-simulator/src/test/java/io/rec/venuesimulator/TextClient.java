package io.rec.venuesimulator;

import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bare WebSocket client that remembers every text it was sent. */
public final class TextClient implements WebSocket.Listener, AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final StringBuilder buffer = new StringBuilder();
  private final WebSocket socket;

  public TextClient(URI http) {
    this(URI.create("ws" + http.toString().substring("http".length())), Map.of());
  }

  TextClient(URI address, Map<String, String> headers) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    headers.forEach(builder::header);
    this.socket = builder.buildAsync(address, this).join();
  }

  /** Whether the other side ended it. */
  public boolean isClosed() {
    return socket.isInputClosed();
  }

  public void send(String text) {
    socket.sendText(text, true).join();
  }

  public List<String> texts() {
    return List.copyOf(texts);
  }

  public List<String> of(String part) {
    return texts.stream().filter(text -> text.contains(part)).toList();
  }

  /** Every message as an object, in their order. */
  public List<JsonObject> objects() {
    return texts.stream().map(TextClient::object).toList();
  }

  /** The messages of a type, in their order. */
  public List<JsonObject> ofType(String type) {
    return objects().stream().filter(m -> m.text("type").orElse("").equals(type)).toList();
  }

  private static JsonObject object(String text) {
    try {
      return Json.readObject(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(text, broken);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    buffer.append(part);
    if (last) {
      texts.add(buffer.toString());
      buffer.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
