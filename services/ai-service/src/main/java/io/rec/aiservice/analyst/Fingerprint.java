package io.rec.aiservice.analyst;

import io.rec.domain.indicator.Candle;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells one set of candles and figures from another without keeping either. */
record Fingerprint(Instant newest, int count, long digest) {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  static Fingerprint of(List<Candle> candles) {
    long digest = 0;
    for (Candle candle : candles) {
      digest = mixed(digest, candle.start().toEpochMilli());
      digest = mixed(digest, Double.doubleToLongBits(candle.open()));
      digest = mixed(digest, Double.doubleToLongBits(candle.high()));
      digest = mixed(digest, Double.doubleToLongBits(candle.low()));
      digest = mixed(digest, Double.doubleToLongBits(candle.close()));
      digest = mixed(digest, Double.doubleToLongBits(candle.volume()));
    }
    return new Fingerprint(candles.getLast().start(), candles.size(), digest);
  }

  /** In whatever order the figures stand. */
  Fingerprint with(Map<String, Double> figures) {
    long sum = 0;
    for (Map.Entry<String, Double> figure : figures.entrySet()) {
      sum += mixed(figure.getKey().hashCode(), Double.doubleToLongBits(figure.getValue()));
    }
    return new Fingerprint(newest, count, mixed(digest, sum));
  }

  /** The finalizer of SplitMix64 over the running value and the next one. */
  private static long mixed(long digest, long next) {
    long z = (digest ^ next) * PRIME + 1;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
