package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Grid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How far a set is from another, in points of probability (root mean square over all nodes).
 *
 * @param byTable only tables that both have
 * @param lost tables that only the former has
 */
public record Difference(SequencedMap<String, Double> byTable, List<String> lost) {
  /** A week of new minutes moves five years of them by far less. */
  static final double MOST_OVERALL = 3;

  /** Rare buckets are noisy. */
  static final double MOST_OF_A_TABLE = 15;

  public Difference {
    byTable = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byTable));
    lost = List.copyOf(lost);
  }

  public static Difference between(Fingerprints former, Fingerprints now) {
    var ours = NamedTables.of(now);
    var byTable = new LinkedHashMap<String, Double>();
    NamedTables.of(former)
        .forEach(
            (bucket, table) -> {
              var other = ours.get(bucket);
              if (other != null) {
                byTable.put(bucket, rootMeanSquare(table, other));
              }
            });
    return new Difference(
        byTable,
        NamedTables.of(former).keySet().stream()
            .filter(bucket -> !ours.containsKey(bucket))
            .toList());
  }

  public double overall() {
    return Math.sqrt(
        byTable.values().stream().mapToDouble(value -> value * value).average().orElse(0));
  }

  /** Why somebody should look before the set is used, if so. */
  public Optional<String> concern() {
    if (!lost.isEmpty()) {
      return Optional.of(
          "the active set has %d tables that this one lacks, bucket %s first"
              .formatted(lost.size(), lost.getFirst()));
    }
    if (overall() > MOST_OVERALL) {
      return Optional.of(
          "the tables differ from the active ones by %.2f points on average, more than %.0f"
              .formatted(overall(), MOST_OVERALL));
    }
    return byTable.entrySet().stream()
        .filter(table -> table.getValue() > MOST_OF_A_TABLE)
        .map(
            table ->
                "bucket %s differs from the active one by %.2f points, more than %.0f"
                    .formatted(table.getKey(), table.getValue(), MOST_OF_A_TABLE))
        .findFirst();
  }

  private static double rootMeanSquare(Fingerprint one, Fingerprint other) {
    var sum = 0.0;
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      for (int index = 0; index < Grid.THRESHOLDS; index++) {
        var up = one.up(minute, index) - other.up(minute, index);
        var down = one.down(minute, index) - other.down(minute, index);
        sum += up * up + down * down;
      }
    }
    return Math.sqrt(sum / (2.0 * Grid.MINUTES * Grid.THRESHOLDS));
  }
}
