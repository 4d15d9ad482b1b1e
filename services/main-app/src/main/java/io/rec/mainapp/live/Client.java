package io.rec.mainapp.live;

import io.rec.mainapp.signin.door.Sockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open page: its queue, and the thread of its own that empties it as fast as it reads. */
final class Client {

  private static final Logger LOG = LoggerFactory.getLogger(Client.class);

  /** At most ten messages a second of one topic and symbol; one of what nobody looks at. */
  private static final Duration PACE = Duration.ofMillis(100);

  private static final Duration HIDDEN_PACE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 64;
  private static final int NO_STATUS = 0;

  private final Wire wire;
  private final Sockets.Guest guest;
  private final LiveLimits limits;
  private final Runnable whenCutOff;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final ClientQueue queue;
  private final Thread sender = Thread.ofVirtual().name("socket").unstarted(this::send);
  private boolean ended;
  private int endStatus = NO_STATUS;
  private String endReason = "";
  private long sequence;
  private volatile long joinedAt;

  /**
   * @param whenCutOff told when it is ended because it reads too slowly
   */
  Client(Wire wire, Sockets.Guest guest, LiveLimits limits, Runnable whenCutOff) {
    this.wire = wire;
    this.guest = guest;
    this.limits = limits;
    this.whenCutOff = whenCutOff;
    this.queue = new ClientQueue(limits.waitingFacts(), PACE.toNanos(), HIDDEN_PACE.toNanos());
  }

  Sockets.Guest guest() {
    return guest;
  }

  /** Up to which fact it was told by the snapshot; every later one is offered to it. */
  long joinedAt() {
    return joinedAt;
  }

  void joined(long fact) {
    joinedAt = fact;
  }

  /** Begins to send; what was offered before goes after the snapshot. */
  void start(Frame snapshot) {
    locked(() -> queue.snapshotFirst(snapshot));
    start();
  }

  /** Sends what is offered and nothing before it. */
  void start() {
    sender.start();
  }

  void offer(List<Frame> frames) {
    locked(() -> frames.forEach(queue::offer));
  }

  void snapshot(Frame frame) {
    locked(() -> queue.snapshot(frame));
  }

  /** Whatever topics it asked for. */
  void tell(Frame frame) {
    locked(() -> queue.append(frame));
  }

  /** Asks for a sign of life: the server ends a connection that has given none for long. */
  void ping() {
    wire.ping();
  }

  void topics(Set<String> wanted) {
    locked(() -> queue.topics(wanted));
  }

  void looksAt(String symbol) {
    locked(() -> queue.looksAt(symbol));
  }

  void hidden(boolean hidden) {
    locked(() -> queue.pace((hidden ? HIDDEN_PACE : PACE).toNanos()));
  }

  /** Ends it after what must arrive was sent. */
  void end(Frame goodbye, int status, String reason) {
    locked(
        () -> {
          queue.append(goodbye);
          ended = true;
          endStatus = status;
          endReason = reason;
        });
  }

  /** Returns when it has sent everything, or nothing more can be sent. */
  void awaitEnd(Duration limit) throws InterruptedException {
    sender.join(limit);
  }

  /** The other side is gone. */
  void gone() {
    locked(() -> ended = true);
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void send() {
    try {
      while (true) {
        List<byte[]> messages = take();
        if (messages.isEmpty() || !wire.open()) {
          finish();
          return;
        }
        wire.send(messages, limits.patience());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException slow) {
      cutOff(String.valueOf(slow.getMessage()));
    }
  }

  private void finish() {
    lock.lock();
    try {
      if (endStatus != NO_STATUS) {
        wire.close(endStatus, endReason);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What may go now, waiting for it; empty when there will be no more. */
  private List<byte[]> take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (queue.overflowed()) {
          cutOff("too much waits that must not be dropped");
          return List.of();
        }
        List<byte[]> messages = due();
        if (!messages.isEmpty() || ended) {
          return messages;
        }
        long nanos = queue.untilNext(System.nanoTime());
        if (nanos == ClientQueue.NEVER) {
          news.await();
        } else if (nanos > 0 && news.await(nanos, TimeUnit.NANOSECONDS)) {
          continue;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private List<byte[]> due() {
    List<byte[]> messages = new ArrayList<>();
    long now = System.nanoTime();
    while (messages.size() < AT_ONCE) {
      Optional<Frame> next = queue.next(now);
      if (next.isEmpty()) {
        break;
      }
      messages.add(next.get().numbered(++sequence));
    }
    return messages;
  }

  private void cutOff(String why) {
    LOG.atWarn()
        .addKeyValue("person", guest.person().name())
        .log("a slow reader is cut off: {}", why);
    wire.cut();
    whenCutOff.run();
  }
}
