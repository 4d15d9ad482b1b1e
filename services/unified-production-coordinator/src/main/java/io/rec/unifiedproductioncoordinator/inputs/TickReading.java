package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.momentum.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes a tick from what was announced or stored, or refuses it. */
final class TickReading {

  /** What a price log and a strike table can hold; NaN is neither. */
  private static final double LEAST = 0.01;

  private static final double TOO_MUCH = 100_000_000;

  /** A price from the future would hide every later one. */
  private static final Duration MOST_AHEAD = Duration.ofSeconds(5);

  private TickReading() {}

  static Tick read(PriceNote note, Instant now, long heardNanos) throws InputRefused {
    String symbol = note.symbol();
    Double price = note.price();
    Instant at = note.at();
    if (symbol == null || price == null || at == null) {
      throw new InputRefused("incomplete", "without symbol, price or time: " + note);
    }
    if (!(price >= LEAST && price < TOO_MUCH)) {
      throw new InputRefused("impossible price", "%s at %s".formatted(symbol, price));
    }
    if (at.isAfter(now.plus(MOST_AHEAD))) {
      throw new InputRefused("future", "%s of %s, now it is %s".formatted(symbol, at, now));
    }
    return new Tick(
        symbol,
        momentum(note, price, earlier(at, note.receivedAt())),
        Boolean.TRUE.equals(note.interpolated()),
        note.source() == null ? "" : note.source(),
        heardNanos);
  }

  private static Momentum momentum(PriceNote note, double price, Instant at) {
    Map<String, @Nullable Double> moves = note.deltas();
    double[] deltas = new double[Window.ALL.size()];
    for (Window window : Window.ALL) {
      deltas[window.ordinal()] = moves == null ? Double.NaN : number(moves.get(window.column()));
    }
    double score = number(note.momentum());
    return new Momentum(
        at,
        price,
        Deltas.of(deltas),
        Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score),
        number(note.oneMinuteAvg()),
        new Volatility(OptionalDouble.empty()),
        Boolean.TRUE.equals(note.momentumStale()));
  }

  /** A venue whose clock is ahead makes no price younger. */
  private static Instant earlier(Instant at, @Nullable Instant receivedAt) {
    return receivedAt != null && receivedAt.isBefore(at) ? receivedAt : at;
  }

  private static double number(@Nullable Double value) {
    return value == null || value.isInfinite() ? Double.NaN : value;
  }
}
