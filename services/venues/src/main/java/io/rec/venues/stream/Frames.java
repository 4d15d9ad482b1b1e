package io.rec.venues.stream;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Joins a socket's frames to messages before anybody sees them. Called by the client one event at a
 * time, so the buffer needs no lock.
 */
final class Frames implements WebSocket.Listener {

  /** What a socket tells its owner. */
  interface Ears {
    void message(String text);

    /** The other side lives, though there is no whole message. */
    void alive();

    /** A message longer than allowed; the connection is over. */
    void giant();

    /** A message that is no text. */
    void binary();
  }

  private final Ears ears;
  private final int longestMessage;
  private final CompletableFuture<SocketEnd> ended = new CompletableFuture<>();
  private final StringBuilder buffer = new StringBuilder();

  Frames(Ears ears, int longestMessage) {
    this.ears = ears;
    this.longestMessage = longestMessage;
  }

  CompletableFuture<SocketEnd> ended() {
    return ended;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence frame, boolean last) {
    if (buffer.length() + frame.length() > longestMessage) {
      // No further frame is asked for: what the venue goes on sending stays in its own buffers.
      buffer.setLength(0);
      ears.giant();
      ended.complete(
          SocketEnd.broken("a message of more than %d characters".formatted(longestMessage)));
      return null;
    }
    buffer.append(frame);
    if (last) {
      String message = buffer.toString();
      buffer.setLength(0);
      ears.message(message);
    } else {
      ears.alive();
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer frame, boolean last) {
    ears.alive();
    if (last) {
      ears.binary();
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
    ears.alive();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
    ears.alive();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    ended.complete(SocketEnd.closed(status, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failed) {
    ended.complete(SocketEnd.broken("connection lost: " + failed.getMessage()));
  }
}
