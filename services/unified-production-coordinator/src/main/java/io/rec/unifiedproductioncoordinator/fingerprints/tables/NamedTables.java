package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.Fingerprint;
import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Grid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The tables of a set by the name of their bucket, baseline first, then ascending. */
public final class NamedTables {
  private NamedTables() {}

  public static SequencedMap<String, Fingerprint> of(Fingerprints set) {
    var tables = new LinkedHashMap<String, Fingerprint>();
    set.baseline().ifPresent(table -> tables.put(FingerprintRow.BASELINE, table));
    for (int bucket : set.available()) {
      tables.put(String.valueOf(bucket), set.bucket(bucket).orElseThrow());
    }
    return Collections.unmodifiableSequencedMap(tables);
  }

  /** Every node of every table. */
  public static void rows(Fingerprints set, Consumer<FingerprintRow> rows) {
    of(set).forEach((bucket, table) -> rows(bucket, table, rows));
  }

  private static void rows(String bucket, Fingerprint table, Consumer<FingerprintRow> rows) {
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      for (int index = 0; index < Grid.THRESHOLDS; index++) {
        rows.accept(
            new FingerprintRow(
                bucket,
                minute,
                Grid.threshold(index),
                table.up(minute, index),
                table.down(minute, index)));
      }
    }
  }
}
