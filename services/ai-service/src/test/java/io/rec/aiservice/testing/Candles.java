package io.rec.aiservice.testing;

import io.rec.domain.indicator.Candle;
import io.rec.platform.testing.Json;
import java.time.Instant;
import java.util.List;

/** The candles of a question, as its reader sees them. */
public final class Candles {

  private Candles() {}

  public static List<Candle> of(Question question) {
    return Json.of(question.json()).at("candles").values().stream().map(Candles::candle).toList();
  }

  private static Candle candle(Json candle) {
    return new Candle(
        Instant.parse(candle.text("timestamp")),
        candle.decimal("open").doubleValue(),
        candle.decimal("high").doubleValue(),
        candle.decimal("low").doubleValue(),
        candle.decimal("close").doubleValue(),
        candle.decimal("volume").doubleValue());
  }
}
