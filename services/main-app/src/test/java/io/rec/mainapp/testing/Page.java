package io.rec.mainapp.testing;

import io.rec.platform.testing.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open page's socket: it keeps what it is told, and may be told to read nothing. */
public final class Page implements WebSocket.Listener {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final boolean reads;
  private final StringBuilder part = new StringBuilder();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  private Page(boolean reads) {
    this.reads = reads;
  }

  public static Page open(Browser browser, String query) {
    return open(browser, query, true);
  }

  /** One that never reads what is sent to it. */
  public static Page deaf(Browser browser) {
    return open(browser, "", false);
  }

  private static Page open(Browser browser, String query, boolean reads) {
    Page page = new Page(reads);
    URI url = browser.url("/ws" + query);
    page.socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Cookie", "recio_session=" + browser.cookie("recio_session").orElse(""))
            .header("Origin", "http://127.0.0.1:" + url.getPort())
            .buildAsync(URI.create("ws://127.0.0.1:" + url.getPort() + "/ws" + query), page)
            .join();
    return page;
  }

  public Page say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** What the server may refuse before all of it has left: then the socket is closed. */
  public void offer(String text) {
    var unused =
        socket
            .sendText(text, true)
            .whenComplete(
                (sent, refused) -> {
                  if (refused != null) {
                    closed.complete(-1);
                  }
                });
  }

  public void leave() {
    socket.abort();
  }

  public List<String> messages() {
    return messages;
  }

  /** Those of one type, as JSON; what one of another type holds does not count. */
  public List<Json> of(String type) {
    return messages.stream()
        .filter(message -> message.contains("\"type\":\"" + type + "\""))
        .map(Json::of)
        .filter(message -> message.text("type").equals(type))
        .toList();
  }

  /** The status with which it was closed, once it was. */
  public Optional<Integer> closed() {
    return Optional.ofNullable(closed.getNow(null));
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(1);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      messages.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(-1);
  }
}
