package io.rec.aiservice.web;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analyst.Answered;
import java.time.Instant;
import java.util.List;

/**
 * The answer: the four fields of the contract first, then what else is known.
 *
 * @param processingTimeMs what the analysis took when it was made
 * @param source computed, cache, store or memory
 * @param silent models that said nothing, and why
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record AnswerBody(
    String signal,
    double confidence,
    String reasoning,
    long processingTimeMs,
    String id,
    String symbol,
    String timeframe,
    Instant timestamp,
    Instant candleAt,
    String modelVersion,
    String source,
    double ageSeconds,
    List<String> silent) {

  private static final double MILLIS = 1000;

  static AnswerBody of(Answered answered, Instant now) {
    Analysis analysis = answered.analysis();
    return new AnswerBody(
        analysis.opinion().signal().word(),
        analysis.opinion().confidence(),
        analysis.opinion().reasoning(),
        analysis.took().toMillis(),
        analysis.id().toString(),
        analysis.market().symbol(),
        analysis.market().timeFrame().word(),
        analysis.at(),
        analysis.candle(),
        analysis.opinion().modelVersion(),
        answered.source().word(),
        analysis.age(now).toMillis() / MILLIS,
        analysis.silent());
  }
}
