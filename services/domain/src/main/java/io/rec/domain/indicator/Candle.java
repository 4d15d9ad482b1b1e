package io.rec.domain.indicator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What a market did in one time frame that began at {@code start}. */
public record Candle(
    Instant start, double open, double high, double low, double close, double volume) {

  public Candle {
    requireNonNull(start, "start");
  }
}
