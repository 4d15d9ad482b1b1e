package io.rec.unifiedproductioncoordinator.fingerprints.testing;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.StudentTFingerprint;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * Sets of few buckets. The formula takes longer than most tests that need it, so each width is
 * computed once.
 */
public final class SomeTables {
  private static final int WIDEST = 2;
  private static final Map<Double, Fingerprints> WIDE = new ConcurrentHashMap<>();

  private SomeTables() {}

  /** Five buckets, enough to tell sets apart, that move so many times as wide as BTC. */
  public static Fingerprints wide(double factor) {
    return WIDE.computeIfAbsent(factor, SomeTables::computed);
  }

  /** Some of the five buckets. */
  public static Fingerprints wide(double factor, IntPredicate buckets) {
    var some = new FingerprintsBuilder("BTC", "some");
    NamedTables.rows(
        wide(factor),
        row -> {
          if (buckets.test(Integer.parseInt(row.bucket()))) {
            some.add(row);
          }
        });
    return some.build();
  }

  private static Fingerprints computed(double factor) {
    var builder = new FingerprintsBuilder("BTC", "wide-" + factor);
    new StudentTFingerprint(factor)
        .rows(
            row -> {
              if (Math.abs(Integer.parseInt(row.bucket())) <= WIDEST) {
                builder.add(row);
              }
            });
    return builder.build();
  }
}
