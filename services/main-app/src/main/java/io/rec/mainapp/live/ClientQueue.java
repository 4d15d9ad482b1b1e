package io.rec.mainapp.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one client has not been sent yet. What must arrive waits in its order and goes first; of the
 * rest only the newest of each key is kept, and it goes no more often than its pace allows. Time is
 * the caller's, in nanoseconds; so is the lock.
 */
final class ClientQueue {

  /** Nothing waits. */
  static final long NEVER = Long.MAX_VALUE;

  /**
   * How many messages of a key may go ahead of its pace. Of news that come as often as it allows,
   * one that was held up once would else hold up all that come after it: nothing makes up for it.
   */
  private static final int AHEAD = 3;

  private final int most;
  private final long apartUnseen;
  private final Deque<Frame> certain = new ArrayDeque<>();
  private final Map<String, Frame> newest = new LinkedHashMap<>();
  private final Map<String, Long> paidUntil = new LinkedHashMap<>();
  private long apart;
  private Set<String> topics = Set.of();
  private String lookedAt = "";
  private boolean overflowed;
  private long replaced;

  /**
   * @param most how much that must arrive may wait
   * @param apart nanoseconds between two messages of one key in the long run
   * @param apartUnseen the same for what nobody looks at
   */
  ClientQueue(int most, long apart, long apartUnseen) {
    this.most = most;
    this.apart = apart;
    this.apartUnseen = apartUnseen;
  }

  /** Whether it was taken; nothing is after too much had to wait. */
  boolean offer(Frame frame) {
    if (overflowed) {
      return false;
    }
    if (!topics.isEmpty() && !topics.contains(frame.type())) {
      return true;
    }
    if (frame.replaceable()) {
      replaced += newest.put(frame.key(), frame) == null ? 0 : 1;
      return true;
    }
    return append(frame);
  }

  /** Something of which the client must hear whatever topics it asked for. */
  boolean append(Frame frame) {
    if (certain.size() >= most) {
      overflowed = true;
      certain.clear();
      newest.clear();
      return false;
    }
    certain.addLast(frame);
    return true;
  }

  /** A snapshot says all that is newest; what must arrive still has to. */
  boolean snapshot(Frame frame) {
    newest.clear();
    return append(frame);
  }

  /** As the first of all; what was offered meanwhile is newer and stays. */
  void snapshotFirst(Frame frame) {
    certain.addFirst(frame);
  }

  /** What may go now. */
  Optional<Frame> next(long now) {
    if (!certain.isEmpty()) {
      return Optional.of(certain.removeFirst());
    }
    Iterator<Frame> frames = newest.values().iterator();
    while (frames.hasNext()) {
      Frame frame = frames.next();
      if (due(frame, now) <= 0) {
        frames.remove();
        long pause = pause(frame);
        paidUntil.merge(frame.key(), now + pause, (until, fresh) -> Math.max(until, now) + pause);
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  /** Nanoseconds until something may go; 0 if it may now. */
  long untilNext(long now) {
    if (!certain.isEmpty()) {
      return 0;
    }
    long shortest = NEVER;
    for (Frame frame : newest.values()) {
      shortest = Math.min(shortest, Math.max(0, due(frame, now)));
    }
    return shortest;
  }

  /** Only these types from now on; all when empty. */
  void topics(Set<String> wanted) {
    topics = Set.copyOf(wanted);
    newest.values().removeIf(frame -> !topics.isEmpty() && !topics.contains(frame.type()));
  }

  void pace(long nanos) {
    if (nanos < apart) {
      // Who looks again waits for nothing.
      paidUntil.clear();
    }
    apart = nanos;
  }

  /** Of other symbols it is told less often from now on; of all alike when empty. */
  void looksAt(String symbol) {
    lookedAt = symbol;
    paidUntil.clear();
  }

  boolean overflowed() {
    return overflowed;
  }

  /** How many messages were replaced by newer ones before they went. */
  long replaced() {
    return replaced;
  }

  int waiting() {
    return certain.size() + newest.size();
  }

  private long due(Frame frame, long now) {
    Long until = paidUntil.get(frame.key());
    return until == null ? 0 : until - AHEAD * pause(frame) - now;
  }

  private long pause(Frame frame) {
    boolean unseen =
        !lookedAt.isEmpty() && !frame.subject().isEmpty() && !frame.subject().equals(lookedAt);
    return unseen ? Math.max(apart, apartUnseen) : apart;
  }
}
