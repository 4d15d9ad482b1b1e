package io.rec.domain.entry;

import io.rec.domain.money.Contracts;

/**
 * What the trader set.
 *
 * @param minProbability percent
 * @param minDifferential points
 * @param minTime least seconds to the close
 * @param maxTime most seconds to the close
 * @param size contracts of an entry before they are multiplied
 */
public record EntrySettings(
    boolean autoEntry,
    double minProbability,
    double minDifferential,
    int minTime,
    int maxTime,
    boolean allowReEntry,
    Contracts size,
    int multiplier) {

  private static final int HOUR = 3600;

  public EntrySettings {
    if (minTime < 0 || minTime > maxTime || maxTime > HOUR) {
      throw new IllegalArgumentException(
          "entries from min_time %d to max_time %d seconds before the close: expected 0 <= min_time <= max_time <= 3600"
              .formatted(minTime, maxTime));
    }
    if (!(minProbability >= 0 && minProbability <= 100) || !Double.isFinite(minDifferential)) {
      throw new IllegalArgumentException(
          "min_probability %s and min_differential %s: expected 0 to 100 percent and a number"
              .formatted(minProbability, minDifferential));
    }
    if (size.isNone() || multiplier < 1) {
      throw new IllegalArgumentException(
          "%s contracts times %d: expected at least one".formatted(size, multiplier));
    }
  }

  /** How many contracts an entry buys. */
  public Contracts count() {
    return new Contracts(Math.multiplyExact(size.hundredths(), multiplier));
  }
}
