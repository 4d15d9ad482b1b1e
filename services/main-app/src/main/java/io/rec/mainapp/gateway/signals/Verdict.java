package io.rec.mainapp.gateway.signals;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.signals.AiSignal;
import java.time.Instant;

/** What the analysis service answers, as far as a trader is told. */
@Serdeable(naming = SnakeCaseStrategy.class)
record Verdict(
    String signal,
    double confidence,
    String reasoning,
    String id,
    String symbol,
    String timeframe,
    Instant timestamp,
    String modelVersion) {

  TradeSignal at(double price) {
    return TradeSignal.of(
        new AiSignal(
            symbol, signal, confidence, timestamp, timeframe, price, modelVersion, id, reasoning));
  }
}
