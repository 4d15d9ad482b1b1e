package io.rec.aiservice.analyst;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.aiservice.analyst.Answered.Source;
import io.rec.aiservice.live.SignalStream;
import io.rec.aiservice.request.Asked;
import io.rec.aiservice.request.BadRequest;
import io.rec.aiservice.store.AnalysisTable;
import io.rec.aiservice.store.SeenCloses;
import io.rec.aiservice.store.Storing;
import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.AnalysisQuestion;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers what is asked, from memory or anew. A new analysis is told and kept, never waited for.
 */
@Singleton
public final class Analyst {

  private final Memory memory;
  private final Council council;
  private final AnalysisTable table;
  private final Storing storing;
  private final SeenCloses closes;
  private final SignalStream stream;
  private final MeterRegistry meters;
  private final Clock clock;
  private final DistributionSummary confidence;
  private final Turns turns = new Turns();

  Analyst(
      Memory memory,
      Council council,
      AnalysisTable table,
      Storing storing,
      SeenCloses closes,
      SignalStream stream,
      MeterRegistry meters,
      Clock clock) {
    this.memory = memory;
    this.council = council;
    this.table = table;
    this.storing = storing;
    this.closes = closes;
    this.stream = stream;
    this.meters = meters;
    this.clock = clock;
    this.confidence =
        DistributionSummary.builder("recio.ai.confidence")
            .description("Confidence of new analyses")
            .serviceLevelObjectives(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
            .register(meters);
  }

  /** An analysis of these candles, or of those of the last half minute when none are given. */
  public Answered analyse(Asked asked, String requestId) throws BadRequest, InterruptedException {
    long began = System.nanoTime();
    Market market = new Market(asked.symbol(), asked.timeFrame());
    AnalysisQuestion question =
        new AnalysisQuestion(
            asked.symbol(), asked.timeFrame(), candles(asked, market), asked.indicators());
    Fingerprint print = Fingerprint.of(question.candles());
    ReentrantLock turn = turns.of(market);
    turn.lockInterruptibly();
    try {
      Instant closedAt = Analysis.closedAt(market, question.candles(), now());
      memory.see(market, question.candles(), closedAt);
      Fingerprint whole = print.with(question.indicators());
      Optional<Analysis> known = memory.analysis(market, whole);
      if (known.isPresent()) {
        return counted(new Answered(known.get(), Source.CACHE));
      }
      IndicatorReading reading = memory.reading(market, question.candles(), print);
      Council.Verdict verdict = council.ask(question, reading);
      Analysis analysis =
          new Analysis(
              UUID.randomUUID(),
              market,
              verdict.opinion(),
              verdict.said(),
              verdict.silent(),
              reading.figures(),
              question.indicators(),
              question.newest(),
              reading.close(),
              closedAt,
              now(),
              Duration.ofNanos(System.nanoTime() - began),
              requestId);
      memory.keep(whole, analysis);
      publish(analysis, question.candles());
      return counted(new Answered(analysis, Source.COMPUTED));
    } finally {
      turn.unlock();
    }
  }

  /**
   * The newest analysis of a symbol that anybody made.
   *
   * @throws SQLException when the database is away and nothing is in memory either
   */
  public Optional<Answered> newest(String symbol, Optional<TimeFrame> timeFrame)
      throws SQLException {
    Optional<Answered> own =
        memory.last(symbol, timeFrame).map(analysis -> new Answered(analysis, Source.MEMORY));
    if (own.isPresent() && table.away()) {
      return own.map(this::counted);
    }
    try {
      Optional<Answered> stored =
          table
              .newest(symbol, timeFrame)
              .map(analysis -> new Answered(analysis, Source.STORE))
              .filter(s -> own.isEmpty() || !own.get().analysis().at().isAfter(s.analysis().at()));
      return stored.or(() -> own).map(this::counted);
    } catch (SQLException away) {
      if (own.isEmpty()) {
        throw away;
      }
      return own.map(this::counted);
    }
  }

  /** As exact as the table keeps it, so that a stored analysis is as new as the one it is of. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private List<Candle> candles(Asked asked, Market market) throws BadRequest {
    Optional<List<Candle>> candles = asked.candles().or(() -> memory.candles(market));
    return candles.orElseThrow(
        () ->
            new BadRequest(
                "candles",
                "MissingField",
                "none are given, and none of the last %d s are known"
                    .formatted(Memory.CANDLES.toSeconds())));
  }

  private void publish(Analysis analysis, List<Candle> candles) {
    closes.see(analysis.market(), candles);
    storing.keep(analysis);
    stream.tell(analysis);
    confidence.record(analysis.opinion().confidence());
  }

  private Answered counted(Answered answered) {
    Counter.builder("recio.ai.analyses")
        .description("Answers given, by where they come from and what they say")
        .tag("source", answered.source().word())
        .tag("signal", answered.analysis().opinion().signal().word())
        .register(meters)
        .increment();
    return answered;
  }
}
