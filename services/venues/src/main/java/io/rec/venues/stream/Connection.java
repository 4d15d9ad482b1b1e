package io.rec.venues.stream;

import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its opening to its end. Its user is called under the lock {@code turn}, which
 * all connections of a stream share: a late message of a replaced connection never meets the new
 * one.
 */
final class Connection implements Frames.Ears {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final StreamLimits limits;
  private final StreamUser user;
  private final Vitals vitals;
  private final Counters counters;
  private final Clock clock;
  private final ReentrantLock turn;
  private final Frames frames;
  private boolean current = true;

  Connection(
      StreamLimits limits,
      StreamUser user,
      Vitals vitals,
      Counters counters,
      Clock clock,
      ReentrantLock turn) {
    this.limits = limits;
    this.user = user;
    this.vitals = vitals;
    this.counters = counters;
    this.clock = clock;
    this.turn = turn;
    this.frames = new Frames(this, limits.longestMessage());
  }

  Frames frames() {
    return frames;
  }

  /** Returns when the connection is over or is to be replaced. */
  Ending follow(TextSocket socket, CountDownLatch closing)
      throws IOException, InterruptedException {
    Instant openedAt = clock.instant();
    try {
      subscribe(socket);
      SocketEnd end = watch(socket, openedAt, closing);
      boolean lived = !(vitals.link() instanceof Link.Connecting);
      return new Ending(
          end.reason(),
          end.clean(),
          lived ? Duration.between(openedAt, clock.instant()) : Duration.ZERO,
          Duration.ZERO);
    } finally {
      retire();
      socket.close("bye");
    }
  }

  private void subscribe(TextSocket socket) throws IOException, InterruptedException {
    turn.lock();
    try {
      user.opened(socket);
      lookForAcknowledgement();
    } finally {
      turn.unlock();
    }
  }

  private SocketEnd watch(TextSocket socket, Instant openedAt, CountDownLatch closing)
      throws InterruptedException {
    while (closing.getCount() > 0) {
      SocketEnd end = endWithin(socket.ended());
      if (end != null) {
        return end;
      }
      Duration silence = vitals.silence(openedAt, limits.quiet());
      if (silence.compareTo(limits.silence()) > 0) {
        counters.silences.increment();
        return SocketEnd.broken("no message for " + limits.silence().toSeconds() + " s");
      }
      SocketEnd missed = look();
      if (missed != null) {
        return missed;
      }
      if (vitals.link() instanceof Link.Connecting
          && openedAt.plus(limits.acknowledge()).isBefore(clock.instant())) {
        counters.unacknowledged.increment();
        return SocketEnd.broken(
            "subscriptions were not acknowledged within %d ms"
                .formatted(limits.acknowledge().toMillis()));
      }
    }
    return SocketEnd.broken("closed by us");
  }

  private @Nullable SocketEnd look() {
    turn.lock();
    try {
      user.look();
      return null;
    } catch (ResyncNeeded needed) {
      counters.resyncs.increment();
      return SocketEnd.broken(String.valueOf(needed.getMessage()));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void message(String text) {
    turn.lock();
    try {
      if (!current) {
        return;
      }
      vitals.message();
      counters.messages.increment();
      user.message(text);
      lookForAcknowledgement();
    } catch (MalformedMessage malformed) {
      skip(String.valueOf(malformed.getMessage()), null);
    } catch (ResyncNeeded needed) {
      counters.resyncs.increment();
      frames.ended().complete(SocketEnd.broken(String.valueOf(needed.getMessage())));
    } catch (RuntimeException failed) {
      // The edge of the socket's thread: one message that breaks its reader must not end the feed.
      skip("reader failed: " + failed, failed);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void alive() {
    vitals.heard();
  }

  @Override
  public void giant() {
    counters.giants.increment();
  }

  @Override
  public void binary() {
    skip("a binary message", null);
  }

  private void lookForAcknowledgement() {
    if (vitals.link() instanceof Link.Connecting && user.acknowledged() && vitals.acknowledged()) {
      counters.connections.increment();
      LOG.atInfo().addKeyValue("connections", counters.connections.sum()).log("stream is live");
    }
  }

  private void skip(String reason, @Nullable RuntimeException bug) {
    long malformed = counters.malformed(reason);
    if (Long.bitCount(malformed) == 1) {
      // The first, second, fourth, ...: a venue gone mad must not fill the log.
      LOG.atWarn().addKeyValue("malformed", malformed).log("malformed message skipped: {}", reason);
    }
  }

  private void retire() {
    turn.lock();
    try {
      current = false;
    } finally {
      turn.unlock();
    }
  }

  private static @Nullable SocketEnd endWithin(CompletableFuture<SocketEnd> ended)
      throws InterruptedException {
    try {
      return ended.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillOpen) {
      return null;
    } catch (ExecutionException failed) {
      return SocketEnd.broken("connection lost: " + failed.getMessage());
    }
  }
}
