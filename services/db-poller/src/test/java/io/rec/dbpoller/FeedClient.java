package io.rec.dbpoller;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A live client of the feed; one that does not read until it is told to, if so wished. */
final class FeedClient implements WebSocket.Listener, AutoCloseable {

  record Arrival(String text, long nanos) {}

  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final StringBuilder buffer = new StringBuilder();
  private final boolean reading;
  private final WebSocket socket;

  private FeedClient(TestRole role, String query, String token, boolean reading) {
    this.reading = reading;
    String http = role.url("/ws" + query).toString();
    this.socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create("ws" + http.substring("http".length())), this)
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }

  static FeedClient of(TestRole role, String query) {
    return new FeedClient(role, query, ConfigFolder.TOKEN, true);
  }

  static FeedClient withToken(TestRole role, String token) {
    return new FeedClient(role, "", token, true);
  }

  static FeedClient lazy(TestRole role, String query) {
    return new FeedClient(role, query, ConfigFolder.TOKEN, false);
  }

  void readOn() {
    socket.request(Long.MAX_VALUE);
  }

  List<Arrival> of(String type) {
    return arrivals.stream().filter(a -> a.text().contains("\"type\":\"" + type + "\"")).toList();
  }

  List<String> keys() {
    return of("change").stream()
        .map(
            arrival -> {
              Matcher matcher = KEY.matcher(arrival.text());
              return matcher.find() ? matcher.group(1) : "";
            })
        .toList();
  }

  /** Code and reason, once the feed has closed the connection. */
  CompletableFuture<String> closed() {
    return closed;
  }

  @Override
  public void onOpen(WebSocket from) {
    if (reading) {
      from.request(Long.MAX_VALUE);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    buffer.append(part);
    if (last) {
      arrivals.add(new Arrival(buffer.toString(), System.nanoTime()));
      buffer.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failed) {
    closed.complete("broken: " + failed);
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
