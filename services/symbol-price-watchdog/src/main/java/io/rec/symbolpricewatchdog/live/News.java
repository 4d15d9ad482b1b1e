package io.rec.symbolpricewatchdog.live;

import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.momentum.Window;
import io.rec.platform.prices.PriceNews;
import io.rec.symbolpricewatchdog.log.Figures;
import io.rec.symbolpricewatchdog.log.PriceRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes news of a row: what is missing is absent or null there, never NaN. */
final class News {

  private static final int CENTS = 2;
  private static final double UNITS = 10_000;

  private News() {}

  static PriceNews of(
      String symbol, String source, PriceRow row, MomentumEngine engine, Instant now, long number) {
    Figures figures = row.figures();
    double volatility = engine.volatility();
    return new PriceNews(
        symbol,
        row.price(),
        row.tickAt(),
        now,
        BigDecimal.valueOf(Math.round(figures.oneMinuteAverage() * 100), CENTS),
        orNull(figures.momentum()),
        Double.isNaN(engine.weighted()) ? null : MomentumScore.bucket(engine.weighted()),
        deltas(figures),
        engine.isStale(),
        orNull(Math.rint(volatility * UNITS) / UNITS),
        volatility >= Volatility.SPIKE_PERCENT,
        source,
        number);
  }

  private static Map<String, Double> deltas(Figures figures) {
    Map<String, Double> known = new HashMap<>();
    for (Window window : Window.ALL) {
      double delta = figures.deltas()[window.ordinal()];
      if (!Double.isNaN(delta)) {
        known.put(window.column(), delta);
      }
    }
    return known;
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
