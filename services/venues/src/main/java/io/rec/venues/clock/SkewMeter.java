package io.rec.venues.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * Measures a venue's clock against ours over the most recent observations, whoever makes them. A
 * median, because single answers are late and single stamps are old.
 */
public final class SkewMeter {

  private static final int RECENT = 61;
  private static final Duration DATE_STEP = Duration.ofSeconds(1);

  /**
   * @param late it reads low by a way of unknown length, so that only the highest of many is one
   */
  private record Bounds(long leastMillis, long mostMillis, boolean late) {
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
    add(Duration.between(receivedAt, date), Duration.between(sentAt, date.plus(DATE_STEP)), false);
  }

  /** A message that the venue stamped just before it sent it; reads low by the way it took. */
  public void stamped(Instant venueTime, Instant receivedAt) {
    Duration offset = Duration.between(receivedAt, venueTime);
    add(offset, offset, true);
  }

  public Skew skew() {
    lock.lock();
    try {
      if (size == 0) {
        return Skew.UNKNOWN;
      }
      return new Skew(median(Bounds::middle), median(Bounds::leastMillis), most(), size);
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

  private void add(Duration least, Duration most, boolean late) {
    lock.lock();
    try {
      recent[next] = new Bounds(least.toMillis(), most.toMillis(), late);
      next = (next + 1) % RECENT;
      size = Math.min(size + 1, RECENT);
    } finally {
      lock.unlock();
    }
  }

  /** After a pause of ours whatever lay unread is old, and says nothing of the venue's clock. */
  private Duration most() {
    return Arrays.stream(recent, 0, size)
        .filter(Bounds::late)
        .mapToLong(Bounds::mostMillis)
        .max()
        .stream()
        .mapToObj(Duration::ofMillis)
        .findFirst()
        .orElseGet(() -> median(Bounds::mostMillis));
  }

  private Duration median(ToLongFunction<Bounds> of) {
    long[] sorted = Arrays.stream(recent, 0, size).mapToLong(of).sorted().toArray();
    return Duration.ofMillis(sorted[size / 2]);
  }
}
