package io.rec.venues.stream;

import io.rec.venues.FailureWords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** One open WebSocket. Texts are sent one after the other, whoever sends. */
final class TextSocket implements StreamSender {

  private static final Duration SEND_LIMIT = Duration.ofSeconds(5);
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final WebSocket socket;
  private final CompletableFuture<SocketEnd> ended;
  private final ReentrantLock sending = new ReentrantLock();

  private TextSocket(WebSocket socket, CompletableFuture<SocketEnd> ended) {
    this.socket = socket;
    this.ended = ended;
  }

  /** Fails with the reason in words when the other side does not accept within the limit. */
  static TextSocket open(
      HttpClient client, URI address, Map<String, String> headers, Duration limit, Frames frames)
      throws IOException, InterruptedException {
    // The client gives up by itself, and only then lets go of the connection: the wait is longer.
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(limit);
    headers.forEach(builder::header);
    CompletableFuture<WebSocket> opening = builder.buildAsync(address, frames);
    return new TextSocket(
        await(opening, limit.plus(MARGIN), "connect to " + address), frames.ended());
  }

  @Override
  public void send(String text) throws IOException, InterruptedException {
    sending.lockInterruptibly();
    try {
      await(socket.sendText(text, true), SEND_LIMIT, "send");
    } finally {
      sending.unlock();
    }
  }

  /** Completes with the reason when the connection is over, whoever ended it. */
  CompletableFuture<SocketEnd> ended() {
    return ended;
  }

  void close(String reason) {
    // A peer that is gone never answers the close frame: the connection is dropped either way.
    socket
        .sendClose(WebSocket.NORMAL_CLOSURE, reason)
        .orTimeout(1, TimeUnit.SECONDS)
        .whenComplete((done, failed) -> socket.abort());
    ended.complete(SocketEnd.broken(reason));
  }

  private static <T> T await(CompletableFuture<T> future, Duration limit, String what)
      throws IOException, InterruptedException {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof WebSocketHandshakeException refused) {
        HttpResponse<?> answer = refused.getResponse();
        throw new HandshakeRefused(answer.statusCode(), asked(answer), refused);
      }
      throw new IOException(what + " failed: " + reason(failed), failed);
    } catch (TimeoutException late) {
      future.cancel(true);
      throw new IOException(what + " took longer than " + limit.toMillis() + " ms", late);
    }
  }

  private static Duration asked(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  private static String reason(ExecutionException failed) {
    return FailureWords.of(failed.getCause() == null ? failed : failed.getCause());
  }
}
