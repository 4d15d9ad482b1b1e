package io.rec.domain.probability;

import java.util.Map;

/**
 * How much a year's minutes count.
 *
 * @param byYear weights of named years
 * @param other the weight of every other year
 */
public record YearWeights(Map<Integer, Integer> byYear, int other) {
  private static final int NEWEST = 5;

  public YearWeights {
    byYear = Map.copyOf(byYear);
    if (other < 0 || byYear.values().stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException(
          "weights %s and %d for other years: none may be negative".formatted(byYear, other));
    }
  }

  /** The newest year counts 5, each year back one less, at least 1. */
  public static YearWeights newestIs(int year) {
    return new YearWeights(Map.of(year, NEWEST, year - 1, 4, year - 2, 3, year - 3, 2), 1);
  }

  int of(int year) {
    return byYear.getOrDefault(year, other);
  }
}
