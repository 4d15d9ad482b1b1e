package io.rec.venues.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The stream's state and who is told of it. The stream's thread and the socket's thread change it;
 * changes are made and told under the lock, so listeners hear them in order.
 */
final class Vitals {

  private final Clock clock;
  private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Link link = new Link.Idle();
  private volatile long connections;
  private volatile String lastLoss = StreamState.NEVER.lastLoss();
  private volatile @Nullable Instant heardAt;
  private volatile @Nullable Instant messageAt;

  Vitals(Clock clock) {
    this.clock = clock;
  }

  void tell(LinkListener listener) {
    listeners.add(listener);
  }

  StreamState state() {
    return new StreamState(
        link, connections, lastLoss, Optional.ofNullable(heardAt), Optional.ofNullable(messageAt));
  }

  Link link() {
    return link;
  }

  void become(Link next) {
    lock.lock();
    try {
      Link before = link;
      if (next.equals(before) || before instanceof Link.Closed) {
        return;
      }
      link = next;
      if (next instanceof Link.Reconnecting lost) {
        lastLoss = lost.reason();
      }
      listeners.forEach(listener -> listener.changed(before, next));
    } finally {
      lock.unlock();
    }
  }

  /** From connecting to live; does nothing in any other state. Tells whether it did something. */
  boolean acknowledged() {
    lock.lock();
    try {
      if (!(link instanceof Link.Connecting)) {
        return false;
      }
      connections++;
      become(new Link.Live(clock.instant()));
      return true;
    } finally {
      lock.unlock();
    }
  }

  void message() {
    messageAt = clock.instant();
    heard();
  }

  void heard() {
    heardAt = clock.instant();
    if (link instanceof Link.Quiet) {
      lock.lock();
      try {
        if (link instanceof Link.Quiet) {
          become(new Link.Live(clock.instant()));
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** How long nothing was heard on a connection that was opened at this time; tells of quiet. */
  Duration silence(Instant openedAt, Duration quietAfter) {
    lock.lock();
    try {
      Instant heard = heardAt;
      Instant newest = heard != null && heard.isAfter(openedAt) ? heard : openedAt;
      Duration silence = Duration.between(newest, clock.instant());
      if (link instanceof Link.Live && silence.compareTo(quietAfter) > 0) {
        become(new Link.Quiet(newest));
      }
      return silence;
    } finally {
      lock.unlock();
    }
  }
}
