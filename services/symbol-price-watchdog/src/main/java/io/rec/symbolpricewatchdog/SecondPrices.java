package io.rec.symbolpricewatchdog;

import io.rec.venues.coinbase.PriceTick;
import jakarta.inject.Singleton;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The ticks that are not written yet, one price for each second, under the time the venue says. The
 * feed's thread adds, the writer's loop takes; both under the lock.
 */
@Singleton
final class SecondPrices {

  /** An hour without a database; then the oldest seconds go, and are counted. */
  private static final int MOST_SECONDS = 3600;

  private static final int CENTS = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final NavigableMap<Instant, PriceRow> waiting = new TreeMap<>();
  private @Nullable PriceTick newest;
  private long dropped;

  /** A tick that is older than one already seen changes nothing. */
  void add(PriceTick tick) {
    lock.lock();
    try {
      if (newest != null && tick.at().isBefore(newest.at())) {
        return;
      }
      newest = tick;
      Instant second = tick.at().truncatedTo(ChronoUnit.SECONDS);
      waiting.put(
          second, new PriceRow(second, tick.price().setScale(CENTS, RoundingMode.HALF_EVEN)));
      if (waiting.size() > MOST_SECONDS) {
        waiting.pollFirstEntry();
        dropped++;
      }
    } finally {
      lock.unlock();
    }
  }

  Optional<PriceTick> newest() {
    lock.lock();
    try {
      return Optional.ofNullable(newest);
    } finally {
      lock.unlock();
    }
  }

  /** The seconds that are over: no tick can change them any more. */
  List<PriceRow> finished(Instant now) {
    return before(now.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Also the second that is still running, for the end. */
  List<PriceRow> all() {
    return before(Instant.MAX);
  }

  /** Forgets rows that are written, unless a later tick of the same second replaced them. */
  void written(List<PriceRow> rows) {
    lock.lock();
    try {
      rows.forEach(row -> waiting.remove(row.second(), row));
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  private List<PriceRow> before(Instant end) {
    lock.lock();
    try {
      return List.copyOf(waiting.headMap(end).values());
    } finally {
      lock.unlock();
    }
  }
}
