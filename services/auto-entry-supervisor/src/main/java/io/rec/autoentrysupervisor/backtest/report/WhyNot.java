package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.HourRow;
import io.rec.domain.market.NewYork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Why nothing was entered, over all hours. */
public final class WhyNot {
  private static final int HOURS = 24;

  private WhyNot() {}

  /** By rule, the most frequent first. */
  public static SequencedMap<String, Long> totals(List<HourRow> hours) {
    var sums = new TreeMap<String, Long>();
    for (var hour : hours) {
      hour.whyNot().forEach((rule, count) -> sums.merge(rule, (long) count, Long::sum));
    }
    var sorted = new LinkedHashMap<String, Long>();
    sums.entrySet().stream()
        .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Entries by the hour of the day in New York in which their event began. */
  static SequencedMap<String, Long> entriesByHour(List<HourRow> hours) {
    var counts = new ArrayList<Long>();
    for (int hour = 0; hour < HOURS; hour++) {
      counts.add(0L);
    }
    for (var row : hours) {
      var hour = NewYork.at(row.close().minusSeconds(1)).getHour();
      counts.set(hour, counts.get(hour) + row.entries());
    }
    var named = new LinkedHashMap<String, Long>();
    for (int hour = 0; hour < HOURS; hour++) {
      named.put(String.valueOf(hour), counts.get(hour));
    }
    return named;
  }
}
