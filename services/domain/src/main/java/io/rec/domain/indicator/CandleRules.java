package io.rec.domain.indicator;

import io.rec.domain.indicator.CandleFault.Kind;
import java.util.List;
import java.util.Optional;

/** What candles must be before anything is computed from them: oldest first, each one possible. */
public final class CandleRules {

  private static final String LIST = "candles";

  private CandleRules() {}

  /** The first thing that is wrong; empty when the candles can be used. */
  public static Optional<CandleFault> fault(List<Candle> candles) {
    if (candles.isEmpty()) {
      return Optional.of(new CandleFault(LIST, Kind.EMPTY_CANDLES, "there is no candle"));
    }
    for (int index = 0; index < candles.size(); index++) {
      var fault = alone(candles.get(index), index);
      if (fault.isEmpty() && index > 0) {
        fault = order(candles.get(index - 1), candles.get(index), index);
      }
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<CandleFault> alone(Candle candle, int index) {
    return number(candle.open(), index, "open")
        .or(() -> number(candle.high(), index, "high"))
        .or(() -> number(candle.low(), index, "low"))
        .or(() -> number(candle.close(), index, "close"))
        .or(() -> number(candle.volume(), index, "volume"))
        .or(() -> possible(candle, index));
  }

  private static Optional<CandleFault> number(double value, int index, String name) {
    return Double.isFinite(value)
        ? Optional.empty()
        : fault(index, name, Kind.NON_FINITE_NUMBER, value + " is no finite number");
  }

  private static Optional<CandleFault> possible(Candle candle, int index) {
    if (candle.low() <= 0) {
      return fault(index, "low", Kind.IMPOSSIBLE_CANDLE, candle.low() + " is no price");
    }
    if (candle.low() > Math.min(candle.open(), candle.close())) {
      return fault(index, "low", Kind.IMPOSSIBLE_CANDLE, "it is above the open or the close");
    }
    if (candle.high() < Math.max(candle.open(), candle.close())) {
      return fault(index, "high", Kind.IMPOSSIBLE_CANDLE, "it is below the open or the close");
    }
    return candle.volume() < 0
        ? fault(index, "volume", Kind.IMPOSSIBLE_CANDLE, candle.volume() + " is below zero")
        : Optional.empty();
  }

  private static Optional<CandleFault> order(Candle before, Candle candle, int index) {
    int compared = candle.start().compareTo(before.start());
    if (compared == 0) {
      return fault(index, "timestamp", Kind.DUPLICATE_CANDLES, candle.start() + " is there twice");
    }
    return compared < 0
        ? fault(
            index,
            "timestamp",
            Kind.UNSORTED_CANDLES,
            "%s comes after %s; the oldest candle has to come first"
                .formatted(candle.start(), before.start()))
        : Optional.empty();
  }

  private static Optional<CandleFault> fault(int index, String name, Kind kind, String words) {
    return Optional.of(new CandleFault(LIST + "[" + index + "]." + name, kind, words));
  }
}
