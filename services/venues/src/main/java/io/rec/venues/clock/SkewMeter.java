package io.rec.venues.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * Measures a venue's clock against ours over the most recent observations, whoever makes them. A
 * median, because single answers are late and single stamps are old.
 */
public final class SkewMeter {

  private static final int RECENT = 61;
  private static final int FEW = 3;
  private static final Duration PRESENT = Duration.ofSeconds(10);
  private static final Duration SET = Duration.ofSeconds(2);
  private static final Duration DATE_STEP = Duration.ofSeconds(1);

  /**
   * @param late it reads low by a way of unknown length, so that only the highest of many is one
   */
  private record Bounds(Instant at, long leastMillis, long mostMillis, boolean late) {
    long middle() {
      return (leastMillis + mostMillis) / 2;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Bounds[] recent = new Bounds[RECENT];
  private int size;
  private int next;

  /**
   * An HTTP answer with this Date header, asked for and received at these times of ours. The header
   * has whole seconds, so it leaves a second of doubt. An unreadable header is no observation.
   */
  public void answered(String dateHeader, Instant sentAt, Instant receivedAt) {
    Instant date;
    try {
      date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(dateHeader));
    } catch (DateTimeException unreadable) {
      return;
    }
    add(
        new Bounds(
            receivedAt,
            Duration.between(receivedAt, date).toMillis(),
            Duration.between(sentAt, date.plus(DATE_STEP)).toMillis(),
            false));
  }

  /** A message that the venue stamped just before it sent it; reads low by the way it took. */
  public void stamped(Instant venueTime, Instant receivedAt) {
    long offset = Duration.between(receivedAt, venueTime).toMillis();
    add(new Bounds(receivedAt, offset, offset, true));
  }

  public Skew skew() {
    lock.lock();
    try {
      if (size == 0) {
        return Skew.UNKNOWN;
      }
      List<Bounds> now = present();
      return new Skew(
          median(now, Bounds::middle), median(now, Bounds::leastMillis), most(now), size);
    } finally {
      lock.unlock();
    }
  }

  /**
   * How far the venue's clock is ahead of ours by the newest observation alone; half a second off.
   */
  public Duration newest() {
    lock.lock();
    try {
      return size == 0
          ? Duration.ZERO
          : Duration.ofMillis(recent[(next + RECENT - 1) % RECENT].middle());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether the newest observation is so far from the others that a clock may have been set. One
   * says nothing, and a few more tell at once what would else take its time.
   */
  public boolean mayHaveMoved() {
    return newest().minus(skew().offset()).abs().compareTo(SET) > 0;
  }

  private void add(Bounds seen) {
    lock.lock();
    try {
      recent[next] = seen;
      next = (next + 1) % RECENT;
      size = Math.min(size + 1, RECENT);
    } finally {
      lock.unlock();
    }
  }

  /** A clock that was right a minute ago may be wrong now; a few are needed at any age. */
  private List<Bounds> present() {
    List<Bounds> newestFirst = new ArrayList<>();
    for (int back = 1; back <= size; back++) {
      newestFirst.add(recent[(next + RECENT - back) % RECENT]);
    }
    Instant from = newestFirst.getFirst().at().minus(PRESENT);
    long young = newestFirst.stream().filter(seen -> !seen.at().isBefore(from)).count();
    return newestFirst.subList(0, (int) Math.max(young, Math.min(size, FEW)));
  }

  /** After a pause of ours whatever lay unread is old, and says nothing of the venue's clock. */
  private static Duration most(List<Bounds> of) {
    return of.stream().filter(Bounds::late).mapToLong(Bounds::mostMillis).max().stream()
        .mapToObj(Duration::ofMillis)
        .findFirst()
        .orElseGet(() -> median(of, Bounds::mostMillis));
  }

  private static Duration median(List<Bounds> of, ToLongFunction<Bounds> value) {
    long[] sorted = of.stream().mapToLong(value).sorted().toArray();
    return Duration.ofMillis(sorted[sorted.length / 2]);
  }
}
