package io.rec.domain.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The spacing of an event's strikes. */
public final class StrikeTier {
  private StrikeTier() {}

  /**
   * The most common gap between floor strikes after sorting, in whole dollars; the smaller one of
   * equals. Empty for fewer than two different strikes.
   */
  public static OptionalLong of(Collection<BigDecimal> floorStrikes) {
    var sorted = floorStrikes.stream().sorted().toList();
    var counts = new TreeMap<Long, Integer>();
    for (int i = 1; i < sorted.size(); i++) {
      var gap = sorted.get(i).subtract(sorted.get(i - 1)).setScale(0, RoundingMode.HALF_EVEN);
      if (gap.signum() > 0) {
        counts.merge(gap.longValueExact(), 1, Integer::sum);
      }
    }
    var most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(gap -> gap.getValue() == most)
        .mapToLong(Map.Entry::getKey)
        .findFirst();
  }
}
