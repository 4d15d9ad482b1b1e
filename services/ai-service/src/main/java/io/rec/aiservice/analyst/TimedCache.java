package io.rec.aiservice.analyst;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Values for a limited time, of a limited number; the least used go first. Every look is counted as
 * a hit or a miss. Public for the measurements.
 */
public final class TimedCache<K, V> {

  private record Kept<V>(V value, Instant until) {}

  private final Duration keep;
  private final Clock clock;
  private final Counter hits;
  private final Counter misses;
  private final Map<K, Kept<V>> values;

  public TimedCache(String name, Duration keep, int most, Clock clock, MeterRegistry meters) {
    this.keep = keep;
    this.clock = clock;
    this.hits = counter(meters, name, "hit");
    this.misses = counter(meters, name, "miss");
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > most;
          }
        };
  }

  public void put(K key, V value) {
    Instant until = clock.instant().plus(keep);
    synchronized (values) {
      values.put(key, new Kept<>(value, until));
    }
  }

  /** A value that is not old and of which this holds. */
  public Optional<V> get(K key, Predicate<V> still) {
    Optional<V> found = look(key).filter(still);
    (found.isPresent() ? hits : misses).increment();
    return found;
  }

  /** Forgets these; returns how many there were. */
  public int remove(Predicate<K> which) {
    synchronized (values) {
      int before = values.size();
      values.keySet().removeIf(which);
      return before - values.size();
    }
  }

  private Optional<V> look(K key) {
    Instant now = clock.instant();
    synchronized (values) {
      Kept<V> kept = values.get(key);
      return kept == null || now.isAfter(kept.until())
          ? Optional.empty()
          : Optional.of(kept.value());
    }
  }

  private static Counter counter(MeterRegistry meters, String name, String result) {
    return Counter.builder("recio.ai.cache")
        .description("Looks into the caches of the analysis service")
        .tag("cache", name)
        .tag("result", result)
        .register(meters);
  }
}
