package io.rec.venues.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that is connected again whenever it breaks or falls silent, on a virtual thread of its
 * own, until it is closed. The address is asked for at each attempt, so a moved venue is found.
 */
public final class LastingStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LastingStream.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final HttpClient client;
  private final Supplier<URI> address;
  private final StreamLimits limits;
  private final StreamUser user;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Supplier<Map<String, String>> headers = Map::of;
  private volatile StreamState state = StreamState.NEVER;
  private volatile Instant heardAt = Instant.EPOCH;

  public LastingStream(
      HttpClient client, Supplier<URI> address, StreamLimits limits, StreamUser user, Clock clock) {
    this.client = client;
    this.address = address;
    this.limits = limits;
    this.user = user;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("venue-stream").unstarted(this::run);
  }

  /** Has each connection carry headers made for it; to be called before the start. */
  public LastingStream signed(Supplier<Map<String, String>> headers) {
    this.headers = headers;
    return this;
  }

  public void start() {
    thread.start();
  }

  public StreamState state() {
    return state;
  }

  /** Ends the connection and the thread; returns when both are over or after two seconds. */
  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join(Duration.ofSeconds(2));
  }

  private void run() {
    try {
      int failures = 0;
      while (closing.getCount() > 0) {
        boolean worked = oneConnection(failures);
        failures = worked ? 1 : failures + 1;
        if (closing.await(
            limits.waitAfterFailures().apply(failures).toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the connection ever carried a message. */
  private boolean oneConnection(int failures) throws InterruptedException {
    heardAt = Instant.EPOCH;
    String reason;
    try {
      TextSocket socket =
          TextSocket.open(client, address.get(), headers.get(), limits.connect(), new Ears());
      Instant openedAt = clock.instant();
      state = state.opened();
      LOG.atInfo().addKeyValue("connections", state.connections()).log("stream connected");
      reason = follow(socket, openedAt);
    } catch (IOException | RuntimeException failed) {
      // The edge of the thread: a wrong address is told and tried again like a broken connection.
      reason = String.valueOf(failed.getMessage());
    }
    state = state.lost(reason);
    if (closing.getCount() > 0) {
      LOG.atWarn()
          .addKeyValue("failures_in_a_row", failures + 1)
          .log("stream is not connected: {}", reason);
      user.lost(reason);
    }
    return heardAt.isAfter(Instant.EPOCH);
  }

  private final class Ears implements TextSocket.SocketEars {

    @Override
    public void message(String text) {
      alive();
      user.message(text);
    }

    @Override
    public void alive() {
      heardAt = clock.instant();
    }
  }

  private String follow(TextSocket socket, Instant openedAt)
      throws IOException, InterruptedException {
    try {
      user.opened(socket);
      while (closing.getCount() > 0) {
        String ended = endedWithin(socket.ended());
        if (!ended.isEmpty()) {
          return ended;
        }
        Instant newest = heardAt.isAfter(openedAt) ? heardAt : openedAt;
        if (newest.plus(limits.silence()).isBefore(clock.instant())) {
          return "no message for " + limits.silence().toSeconds() + " s";
        }
      }
      return "closed by us";
    } finally {
      socket.close("bye");
    }
  }

  private static String endedWithin(CompletableFuture<String> ended) throws InterruptedException {
    try {
      return ended.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillOpen) {
      return "";
    } catch (ExecutionException failed) {
      return "connection lost: " + failed.getMessage();
    }
  }
}
