package io.rec.symbolpricewatchdog.log;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rows that the database does not have yet, one for each second. The feed's thread puts, the
 * writer's loop takes; both under the lock.
 */
@Singleton
public final class UnwrittenRows {

  /** Two hours without a database; then the oldest seconds go, and are counted. */
  static final int MOST_SECONDS = 7200;

  private final ReentrantLock lock = new ReentrantLock();
  private final NavigableMap<Instant, PriceRow> waiting = new TreeMap<>();
  private long dropped;
  private long interpolated;

  /** Replaces the row of the same second: the later tick stands for it. */
  public void put(PriceRow row) {
    lock.lock();
    try {
      waiting.put(row.second(), row);
      dropOldest();
    } finally {
      lock.unlock();
    }
  }

  /** Adds rows for seconds that have none. */
  public void fill(List<PriceRow> rows) {
    lock.lock();
    try {
      for (PriceRow row : rows) {
        if (waiting.putIfAbsent(row.second(), row) == null) {
          interpolated++;
        }
      }
      dropOldest();
    } finally {
      lock.unlock();
    }
  }

  /** The oldest rows; they stay until they are written. */
  List<PriceRow> oldest(int limit) {
    lock.lock();
    try {
      return waiting.values().stream().limit(limit).toList();
    } finally {
      lock.unlock();
    }
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

  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  public long interpolated() {
    lock.lock();
    try {
      return interpolated;
    } finally {
      lock.unlock();
    }
  }

  private void dropOldest() {
    while (waiting.size() > MOST_SECONDS) {
      waiting.pollFirstEntry();
      dropped++;
    }
  }
}
