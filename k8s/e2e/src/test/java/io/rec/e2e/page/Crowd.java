package io.rec.e2e.page;

import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Other pages of the same person, as the gateway sees them. They are not in the browser that is
 * measured, which would paint its own page later for each of them.
 */
final class Crowd implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong heard = new AtomicLong();
  private final Queue<String> ends = new ConcurrentLinkedQueue<>();
  private final List<WebSocket> sockets;

  /** Returns when all of them are open. */
  Crowd(String address, List<Cookie> cookies, int count) {
    var cookie =
        cookies.stream()
            .map(each -> each.name + "=" + each.value)
            .collect(Collectors.joining("; "));
    var opening =
        Stream.generate(
                () ->
                    client
                        .newWebSocketBuilder()
                        .header("Cookie", cookie)
                        .header("Origin", address)
                        .buildAsync(
                            URI.create(address.replaceFirst("^http", "ws") + "/ws"), new Listens()))
            .limit(count)
            .toList();
    sockets = opening.stream().map(CompletableFuture::join).toList();
  }

  /** Messages that all of them together were told. */
  long heard() {
    return heard.get();
  }

  /** Why those were closed that are not open any more, by whomever. */
  List<String> ends() {
    return List.copyOf(ends);
  }

  @Override
  public void close() {
    sockets.forEach(WebSocket::abort);
    client.shutdownNow();
  }

  private final class Listens implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      if (last) {
        heard.incrementAndGet();
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      ends.add("%d %s".formatted(status, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      ends.add(failure.toString());
    }
  }
}
