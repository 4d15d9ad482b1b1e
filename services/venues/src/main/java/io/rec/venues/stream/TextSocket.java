package io.rec.venues.stream;

import io.rec.venues.FailureWords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One open WebSocket. Frames of a message are joined before anybody sees them. */
final class TextSocket implements StreamSender {

  private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

  private final WebSocket socket;
  private final CompletableFuture<String> ended;

  /** What a socket tells its owner: a whole message, or only that the other side lives. */
  interface SocketEars {
    void message(String text);

    void alive();
  }

  private TextSocket(WebSocket socket, CompletableFuture<String> ended) {
    this.socket = socket;
    this.ended = ended;
  }

  /** Fails with the reason in words when the other side does not accept within the limit. */
  static TextSocket open(
      HttpClient client, URI address, Map<String, String> headers, Duration limit, SocketEars ears)
      throws IOException, InterruptedException {
    CompletableFuture<String> ended = new CompletableFuture<>();
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(limit);
    headers.forEach(builder::header);
    CompletableFuture<WebSocket> opening = builder.buildAsync(address, new Frames(ears, ended));
    return new TextSocket(await(opening, limit, "connect to " + address), ended);
  }

  @Override
  public void send(String text) throws IOException, InterruptedException {
    await(socket.sendText(text, true), SEND_LIMIT, "send");
  }

  /** Completes with the reason when the connection is over, whoever ended it. */
  CompletableFuture<String> ended() {
    return ended;
  }

  void close(String reason) {
    // A peer that is gone never answers the close frame: the connection is dropped either way.
    socket
        .sendClose(WebSocket.NORMAL_CLOSURE, reason)
        .orTimeout(1, TimeUnit.SECONDS)
        .whenComplete((done, failed) -> socket.abort());
    ended.complete(reason);
  }

  private static <T> T await(CompletableFuture<T> future, Duration limit, String what)
      throws IOException, InterruptedException {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(what + " failed: " + reason(failed), failed);
    } catch (TimeoutException late) {
      future.cancel(true);
      throw new IOException(what + " took longer than " + limit.toMillis() + " ms", late);
    }
  }

  private static String reason(ExecutionException failed) {
    return FailureWords.of(failed.getCause() == null ? failed : failed.getCause());
  }

  /** Called by the client one event at a time, so the buffer needs no lock. */
  private static final class Frames implements WebSocket.Listener {

    private final SocketEars ears;
    private final CompletableFuture<String> ended;
    private final StringBuilder buffer = new StringBuilder();

    Frames(SocketEars ears, CompletableFuture<String> ended) {
      this.ears = ears;
      this.ended = ended;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence frame, boolean last) {
      buffer.append(frame);
      if (last) {
        String message = buffer.toString();
        buffer.setLength(0);
        ears.message(message);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
      ears.alive();
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      ended.complete("closed by the venue with %d %s".formatted(status, reason).strip());
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable failed) {
      ended.complete("connection lost: " + failed.getMessage());
    }
  }
}
