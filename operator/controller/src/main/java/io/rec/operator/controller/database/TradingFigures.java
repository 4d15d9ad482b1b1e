package io.rec.operator.controller.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trading of all users together in a few figures. The time of the look is not in it: two looks
 * at a desk that does nothing are equal, and bring about nothing.
 *
 * @param open trades that are not over
 * @param result of what ended in the exchange's day, in whole cents
 * @param agreedAt when books and exchange were last equal, of whom that is the longest ago
 */
public record TradingFigures(
    int open, Entries entries, BigDecimal result, Optional<Instant> agreedAt) {
  /** Of a desk in which nobody trades. */
  static final TradingFigures NONE =
      new TradingFigures(0, Entries.OFF, BigDecimal.ZERO.setScale(2), Optional.empty());

  /** What automatic entries do, from the least to the most. */
  public enum Entries {
    OFF,
    PAUSED,
    ON
  }

  TradingFigures plus(TradingFigures other) {
    return new TradingFigures(
        open + other.open,
        entries.compareTo(other.entries) < 0 ? other.entries : entries,
        result.add(other.result),
        Stream.of(agreedAt, other.agreedAt).flatMap(Optional::stream).min(Instant::compareTo));
  }
}
