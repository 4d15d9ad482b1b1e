package io.rec.mainapp.gateway.signals;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.signal.AnalysisAnswer;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
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
    Instant candleAt,
    String modelVersion) {

  /** What a trade may go by. */
  AnalysisAnswer answer(AnalysisQuestion asked) {
    return new AnalysisAnswer(
        id,
        asked.symbol(),
        asked.timeFrame(),
        new Opinion(
            Signal.of(signal)
                .orElseThrow(() -> new IllegalArgumentException("no signal: " + signal)),
            confidence,
            reasoning,
            modelVersion),
        candleAt,
        timestamp);
  }

  TradeSignal at(double price) {
    return TradeSignal.of(
        new AiSignal(
            symbol, signal, confidence, timestamp, timeframe, price, modelVersion, id, reasoning));
  }
}
