package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.calendar.ListedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was traded: what the public would have done, but for what members' orders made different.
 * Only the difference is kept. Guarded by its lock.
 */
public final class TradeLog {

  private static final Comparator<Trade> BY_TIME = Comparator.comparingLong(Trade::epochMillis);

  /** What members changed in one event. */
  private static final class Difference {
    final Map<Long, List<Trade>> added = new HashMap<>();
    final Set<UUID> undone = new HashSet<>();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ListedEvent, Difference> differences = new HashMap<>();

  TradeLog() {}

  /** The trades of one second in the order of their time. */
  public List<Trade> during(ListedEvent event, long epochSecond) {
    List<Trade> trades = Trading.during(event, epochSecond);
    lock.lock();
    try {
      Difference difference = differences.get(event);
      if (difference == null) {
        return trades;
      }
      List<Trade> happened = new ArrayList<>(trades);
      happened.removeIf(trade -> difference.undone.contains(trade.id()));
      happened.addAll(difference.added.getOrDefault(epochSecond, List.of()));
      happened.sort(BY_TIME);
      return happened;
    } finally {
      lock.unlock();
    }
  }

  void add(ListedEvent event, Trade trade) {
    lock.lock();
    try {
      long second = Math.floorDiv(trade.epochMillis(), 1000);
      of(event).added.computeIfAbsent(second, key -> new ArrayList<>()).add(trade);
    } finally {
      lock.unlock();
    }
  }

  /** The public wanted it, and it did not happen so. */
  void undo(ListedEvent event, Trade trade) {
    lock.lock();
    try {
      of(event).undone.add(trade.id());
    } finally {
      lock.unlock();
    }
  }

  void forgetAllBut(Set<ListedEvent> known) {
    lock.lock();
    try {
      differences.keySet().retainAll(known);
    } finally {
      lock.unlock();
    }
  }

  private Difference of(ListedEvent event) {
    return differences.computeIfAbsent(event, key -> new Difference());
  }
}
