package io.rec.venues.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that is connected again whenever it breaks or falls silent, on a thread of its own,
 * until it is closed. The address is asked for at each attempt, so a moved venue is found.
 */
public final class LastingStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LastingStream.class);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final HttpClient client;
  private final Supplier<URI> address;
  private final StreamLimits limits;
  private final StreamUser user;
  private final Clock clock;
  private final Attempts attempts;
  private final Vitals vitals;
  private final Counters counters = new Counters();
  private final ReentrantLock turn = new ReentrantLock();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Supplier<Map<String, String>> headers = Map::of;

  public LastingStream(
      HttpClient client, Supplier<URI> address, StreamLimits limits, StreamUser user, Clock clock) {
    this.client = client;
    this.address = address;
    this.limits = limits;
    this.user = user;
    this.clock = clock;
    this.attempts = new Attempts(limits.waits());
    this.vitals = new Vitals(clock);
    this.thread = Thread.ofPlatform().daemon().name("venue-stream").unstarted(this::run);
  }

  /** Has each connection carry headers made for it; to be called before the start. */
  public LastingStream signed(Supplier<Map<String, String>> headers) {
    this.headers = headers;
    return this;
  }

  /** Has the listener told of each change of the link from now on. */
  public LastingStream telling(LinkListener listener) {
    vitals.tell(listener);
    return this;
  }

  public void start() {
    thread.start();
  }

  public StreamState state() {
    return vitals.state();
  }

  public StreamFigures figures() {
    return counters.figures();
  }

  /** Ends the connection and the thread; returns when both are over or after two seconds. */
  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    if (thread.getState() != Thread.State.NEW && !thread.join(CLOSING)) {
      // Still opening a connection to a venue that does not answer.
      thread.interrupt();
    }
    vitals.become(new Link.Closed());
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        vitals.become(new Link.Connecting(attempts.number()));
        Ending ending = oneConnection();
        if (closing.getCount() == 0) {
          return;
        }
        Duration wait = attempts.after(ending);
        tellOfLoss(ending, wait);
        if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Ending oneConnection() throws InterruptedException {
    Connection connection = new Connection(limits, user, vitals, counters, clock, turn);
    try {
      TextSocket socket =
          TextSocket.open(
              client, address.get(), headers.get(), limits.connect(), connection.frames());
      return connection.follow(socket, closing);
    } catch (HandshakeRefused refused) {
      tellOfRefusal(refused.status());
      return Ending.failed(String.valueOf(refused.getMessage()), refused.retryAfter());
    } catch (IOException | RuntimeException failed) {
      // The edge of the thread: a wrong address is told and tried again like a broken connection.
      return Ending.failed(String.valueOf(failed.getMessage()), Duration.ZERO);
    }
  }

  private void tellOfRefusal(int status) {
    turn.lock();
    try {
      user.refused(status);
    } finally {
      turn.unlock();
    }
  }

  private void tellOfLoss(Ending ending, Duration wait) {
    counters.losses.increment();
    vitals.become(
        new Link.Reconnecting(attempts.number(), clock.instant().plus(wait), ending.reason()));
    LOG.atWarn()
        .addKeyValue("attempt", attempts.number())
        .addKeyValue("wait_ms", wait.toMillis())
        .log("stream is not connected: {}", ending.reason());
    turn.lock();
    try {
      user.lost(ending.reason());
    } finally {
      turn.unlock();
    }
  }
}
