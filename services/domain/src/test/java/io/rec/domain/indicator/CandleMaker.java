package io.rec.domain.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Candles of an hour each, for tests. */
public final class CandleMaker {

  public static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

  private CandleMaker() {}

  /** A candle around one price. */
  public static Candle at(int index, double open, double close) {
    double high = Math.max(open, close) + 0.5;
    double low = Math.min(open, close) - 0.5;
    return new Candle(FIRST.plusSeconds(3600L * index), open, high, low, close, 100);
  }

  /** So many candles, each closing this much higher. */
  public static List<Candle> trend(int count, double first, double step) {
    List<Candle> candles = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      double open = first + index * step;
      candles.add(at(index, open, open + step));
    }
    return candles;
  }

  /** A market in which nothing happens. */
  public static List<Candle> flat(int count, double price) {
    List<Candle> candles = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      candles.add(new Candle(FIRST.plusSeconds(3600L * index), price, price, price, price, 0));
    }
    return candles;
  }

  public static List<Candle> walk(long seed, int count) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    double close = 100;
    for (int index = 0; index < count; index++) {
      double open = close;
      close = Math.max(1, open + random.nextGaussian());
      candles.add(at(index, open + 1, close + 1));
    }
    return candles;
  }

  /** The candles and all further columns of a reference file, row by row. */
  static List<List<String>> reference(String file) {
    try (InputStream in = CandleMaker.class.getResourceAsStream("/golden/indicators/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }
}
