package io.rec.venuesimulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bare WebSocket client that remembers every text it was sent. */
public final class TextClient implements WebSocket.Listener, AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final StringBuilder buffer = new StringBuilder();
  private final WebSocket socket;

  public TextClient(URI http) {
    URI address = URI.create("ws" + http.toString().substring("http".length()));
    this.socket = client.newWebSocketBuilder().buildAsync(address, this).join();
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
