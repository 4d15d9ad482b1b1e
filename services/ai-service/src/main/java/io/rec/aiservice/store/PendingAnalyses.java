package io.rec.aiservice.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.aiservice.analysis.Analysis;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Analyses that are not stored yet, oldest first, at most a thousand. When one more comes the
 * oldest is dropped and counted: the newest are what traders still act on.
 */
@Singleton
final class PendingAnalyses {

  static final int MOST = 1_000;

  private final Deque<Analysis> waiting = new ArrayDeque<>();
  private final Counter dropped;
  private List<Analysis> underWay = List.of();

  PendingAnalyses(MeterRegistry meters) {
    this.dropped =
        Counter.builder("recio.ai.pending.dropped")
            .description("Analyses dropped unstored, because a thousand were waiting or at the end")
            .register(meters);
    Gauge.builder("recio.ai.pending", this, PendingAnalyses::size)
        .description("Analyses waiting to be stored")
        .register(meters);
  }

  synchronized void add(Analysis analysis) {
    waiting.addLast(analysis);
    trim();
  }

  synchronized int size() {
    return waiting.size() + underWay.size();
  }

  synchronized long dropped() {
    return (long) dropped.count();
  }

  /** All that wait, which are then under way until {@link #stored} or {@link #notStored}. */
  synchronized List<Analysis> take() {
    if (!underWay.isEmpty()) {
      throw new IllegalStateException("a batch is under way already");
    }
    underWay = List.copyOf(waiting);
    waiting.clear();
    return underWay;
  }

  synchronized void stored() {
    underWay = List.of();
  }

  /** They wait again, before those that came since. */
  synchronized void notStored() {
    for (Analysis analysis : underWay.reversed()) {
      waiting.addFirst(analysis);
    }
    underWay = List.of();
    trim();
  }

  /** Nobody will store them any more: they count as dropped. Returns how many. */
  synchronized int giveUp() {
    int lost = waiting.size();
    waiting.clear();
    dropped.increment(lost);
    return lost;
  }

  /** Those under way may be stored at this moment, so those that came later have to go. */
  private void trim() {
    while (size() > MOST && !waiting.isEmpty()) {
      waiting.removeFirst();
      dropped.increment();
    }
  }
}
