package io.rec.domain.indicator;

import java.util.List;
import java.util.Optional;

/** All indicators of one market and time frame with their usual periods, fed candle by candle. */
public final class Indicators {

  private static final int FAST = 12;
  private static final int SLOW = 26;
  private static final int SIGNAL = 9;
  private static final int WILDER = 14;
  private static final int MONTH = 20;
  private static final double DEVIATIONS = 2;
  private static final int SMOOTH = 3;

  /** From so many candles on every indicator is known. */
  public static final int COMPLETE = SLOW + SIGNAL - 1;

  private final Ema emaFast = new Ema(FAST);
  private final Ema emaSlow = new Ema(SLOW);
  private final Rsi rsi = new Rsi(WILDER);
  private final Macd macd = new Macd(FAST, SLOW, SIGNAL);
  private final Bollinger bollinger = new Bollinger(MONTH, DEVIATIONS);
  private final Atr atr = new Atr(WILDER);
  private final Adx adx = new Adx(WILDER);
  private final Obv obv = new Obv();
  private final Ema obvAverage = new Ema(MONTH);
  private final Average volumeAverage = new Average(MONTH);
  private final Stochastic stochastic = new Stochastic(WILDER, SMOOTH, SMOOTH);
  private int count;
  private Optional<IndicatorReading> reading = Optional.empty();

  /** Candles have to satisfy {@link CandleRules}. */
  public static IndicatorReading of(List<Candle> candles) {
    var indicators = new Indicators();
    candles.forEach(indicators::add);
    return indicators
        .reading()
        .orElseThrow(() -> new IllegalArgumentException("candles: there is no candle"));
  }

  /** The candle has to be younger than the one before. */
  public IndicatorReading add(Candle candle) {
    double close = candle.close();
    double balance = obv.add(close, candle.volume());
    count++;
    var next =
        new IndicatorReading(
            candle.start(),
            count,
            close,
            emaFast.add(close),
            emaSlow.add(close),
            rsi.add(close),
            macd.add(close),
            bollinger.add(close),
            atr.add(candle),
            adx.add(candle),
            balance,
            obvAverage.add(balance),
            volumeAverage.add(candle.volume()),
            stochastic.add(candle));
    reading = Optional.of(next);
    return next;
  }

  /** Empty before the first candle. */
  public Optional<IndicatorReading> reading() {
    return reading;
  }
}
