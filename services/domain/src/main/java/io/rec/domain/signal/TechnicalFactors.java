package io.rec.domain.signal;

import io.rec.domain.indicator.Adx;
import io.rec.domain.indicator.IndicatorReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The votes of the technical model. In a trend the oscillators follow the price, without one they
 * expect it to return: the same RSI of 75 is strength in the one and exhaustion in the other.
 */
final class TechnicalFactors {

  /** Wilder's border between a trend and none. */
  private static final double TREND = 25;

  private static final double LOW_RSI = 30;
  private static final double HIGH_RSI = 70;
  private static final double LOW_STOCHASTIC = 20;
  private static final double HIGH_STOCHASTIC = 80;

  /** Averages that lie one true range apart are as far as they get. */
  private static final double FULL_GAP = 1;

  private static final double FULL_HISTOGRAM = 0.25;
  private static final double FULL_PRESSURE = 4;

  private final IndicatorReading reading;
  private final boolean trending;
  private final List<Factor> factors = new ArrayList<>();

  private TechnicalFactors(IndicatorReading reading) {
    this.reading = reading;
    this.trending =
        reading.adx().map(Adx.Value::adx).filter(adx -> adx.orElse(0) >= TREND).isPresent();
  }

  static List<Factor> of(IndicatorReading reading) {
    var votes = new TechnicalFactors(reading);
    votes.averages();
    votes.macd();
    votes.direction();
    votes.rsi();
    votes.bands();
    votes.stochastic();
    votes.volume();
    return List.copyOf(votes.factors);
  }

  private void averages() {
    if (reading.emaFast().isPresent() && reading.emaSlow().isPresent() && hasRange()) {
      double gap = reading.emaFast().getAsDouble() - reading.emaSlow().getAsDouble();
      vote(
          "averages",
          inRanges(gap) / FULL_GAP,
          0.25,
          "fast average %s the slow one by %.2f ranges",
          gap >= 0 ? "above" : "below",
          Math.abs(inRanges(gap)));
    }
  }

  private void macd() {
    if (reading.macd().isPresent() && hasRange()) {
      double histogram = reading.macd().get().histogram();
      vote(
          "macd",
          inRanges(histogram) / FULL_HISTOGRAM,
          0.2,
          "MACD %s its signal",
          histogram >= 0 ? "above" : "below");
    }
  }

  private void direction() {
    Optional<Adx.Value> adx = reading.adx().filter(value -> value.adx().isPresent());
    if (adx.isPresent()) {
      double plus = adx.get().plusDi();
      double minus = adx.get().minusDi();
      double strength = adx.get().adx().getAsDouble();
      double lean = plus + minus == 0 ? 0 : (plus - minus) / (plus + minus);
      vote(
          "direction",
          lean * Math.min(1, strength / TREND),
          0.15,
          "ADX %.0f, %s",
          strength,
          trending ? "a trend" : "no trend");
    }
  }

  private void rsi() {
    if (reading.rsi().isPresent()) {
      double rsi = reading.rsi().getAsDouble();
      double vote = trending ? (rsi - 50) / 20 : outside(rsi, LOW_RSI, HIGH_RSI) / 10;
      vote("rsi", vote, 0.15, "RSI %.0f", rsi);
    }
  }

  private void bands() {
    if (reading.bands().isPresent()) {
      double place = reading.bands().get().place(reading.close());
      double vote = trending ? place : outside(place, -0.8, 0.8) * 2.5;
      vote("bands", vote, 0.1, "price at %+.2f of its bands", place);
    }
  }

  private void stochastic() {
    if (reading.stochastic().isPresent()) {
      double k = reading.stochastic().get().k();
      double d = reading.stochastic().get().d();
      // Only a turn counts: %K leaves the extreme before its average does.
      boolean turnsUp = k < LOW_STOCHASTIC && k > d;
      boolean turnsDown = k > HIGH_STOCHASTIC && k < d;
      double vote = turnsUp ? 1 : turnsDown ? -1 : 0;
      vote("stochastic", trending ? 0 : vote, 0.05, "stochastic %.0f", k);
    }
  }

  private void volume() {
    if (reading.obvAverage().isPresent() && reading.volumeAverage().orElse(0) > 0) {
      double pressure =
          (reading.obv() - reading.obvAverage().getAsDouble())
              / reading.volumeAverage().getAsDouble();
      vote(
          "volume",
          pressure / FULL_PRESSURE,
          0.1,
          "volume %s",
          pressure >= 0 ? "with the buyers" : "with the sellers");
    }
  }

  private boolean hasRange() {
    return reading.atr().orElse(0) > 0;
  }

  private double inRanges(double distance) {
    return distance / reading.atr().orElseThrow();
  }

  /** How far below the low border, positive, or above the high one, negative. */
  private static double outside(double value, double low, double high) {
    if (value < low) {
      return low - value;
    }
    return value > high ? high - value : 0;
  }

  private void vote(String name, double vote, double weight, String words, Object... values) {
    factors.add(
        new Factor(
            name, Math.clamp(vote, -1, 1), weight, String.format(Locale.ROOT, words, values)));
  }
}
