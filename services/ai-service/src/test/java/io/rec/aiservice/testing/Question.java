package io.rec.aiservice.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request body: sixty hourly candles that rise, unless said otherwise. */
public record Question(
    String symbol, String timeFrame, Instant first, int count, double price, double step) {

  public static Question rising(String symbol) {
    Instant first = Instant.parse("2025-01-01T00:00:00Z");
    return new Question(symbol, "1h", first, 60, 100, 1);
  }

  public Question falling() {
    return new Question(symbol, timeFrame, first, count, 200, -1);
  }

  public Question from(Instant start) {
    return new Question(symbol, timeFrame, start, count, price, step);
  }

  public Question priced(double other) {
    return new Question(symbol, timeFrame, first, count, other, step);
  }

  public Question of(int candles) {
    return new Question(symbol, timeFrame, first, candles, price, step);
  }

  public Question in(String frame) {
    return new Question(symbol, frame, first, count, price, step);
  }

  public String json() {
    return """
        {"symbol":"%s","timeframe":"%s","candles":[%s],"technical_indicators":{"funding":0.01}}"""
        .formatted(symbol, timeFrame, String.join(",", candles()));
  }

  /** The same question about the candles of the last half minute. */
  public String jsonWithoutCandles() {
    return "{\"symbol\":\"%s\",\"timeframe\":\"%s\"}".formatted(symbol, timeFrame);
  }

  private List<String> candles() {
    Duration length = timeFrame.equals("1m") ? Duration.ofMinutes(1) : Duration.ofHours(1);
    List<String> candles = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      double open = price + index * step;
      double close = open + step;
      candles.add(
          String.format(
              Locale.ROOT,
              """
              {"timestamp":"%s","open":%s,"high":%s,"low":%s,"close":%s,"volume":100}""",
              first.plus(length.multipliedBy(index)),
              open,
              Math.max(open, close) + 0.5,
              Math.min(open, close) - 0.5,
              close));
    }
    return candles;
  }
}
