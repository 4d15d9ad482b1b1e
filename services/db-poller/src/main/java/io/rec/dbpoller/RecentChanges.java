package io.rec.dbpoller;

import io.rec.platform.events.Fact;
import io.rec.platform.events.Facts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest facts, so that a hundred live clients cost one query. Bounded: who needs older ones
 * reads the table. The feed's loop adds, clients' threads read and wait; all under the lock.
 */
@Singleton
final class RecentChanges {

  private static final int MOST_FACTS = 4096;
  private static final int MOST_CHARACTERS = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Deque<Fact> facts = new ArrayDeque<>();
  private long characters;

  /** Everything above this and up to {@link #end} is here. */
  private long start;

  private long end;

  /** Begins anew after this offset. */
  void begin(long offset) {
    lock.lock();
    try {
      facts.clear();
      characters = 0;
      start = offset;
      end = offset;
    } finally {
      lock.unlock();
    }
  }

  void add(Facts more) {
    lock.lock();
    try {
      for (Fact fact : more.facts()) {
        facts.addLast(fact);
        characters += fact.payload().length();
      }
      end = more.next();
      while (facts.size() > MOST_FACTS || characters > MOST_CHARACTERS) {
        Fact oldest = facts.removeFirst();
        characters -= oldest.payload().length();
        start = oldest.id();
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long end() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  /** Empty when some of the facts after the offset are no longer, or not yet, here. */
  Optional<Facts> after(long offset, Set<String> topics, int limit) {
    lock.lock();
    try {
      if (offset < start || offset > end) {
        return Optional.empty();
      }
      // From the newest backwards: a live client is a few facts behind, not thousands.
      Deque<Fact> wanted = new ArrayDeque<>();
      Iterator<Fact> newestFirst = facts.descendingIterator();
      while (newestFirst.hasNext()) {
        Fact fact = newestFirst.next();
        if (fact.id() <= offset) {
          break;
        }
        if (topics.isEmpty() || topics.contains(fact.topic())) {
          wanted.addFirst(fact);
        }
      }
      List<Fact> page = new ArrayList<>(wanted).subList(0, Math.min(limit, wanted.size()));
      boolean more = page.size() < wanted.size();
      return Optional.of(new Facts(page, more ? page.getLast().id() : end, more));
    } finally {
      lock.unlock();
    }
  }

  /** Returns when something after the offset is here, or after the limit. */
  void awaitAfter(long offset, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (end <= offset && left > 0) {
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
