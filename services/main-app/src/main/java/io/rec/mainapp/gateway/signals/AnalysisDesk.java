package io.rec.mainapp.gateway.signals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import io.rec.domain.indicator.TimeFrame;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.market.ClosedCandles;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;

/**
 * Has a symbol looked at by the analysis service, on the closed minutes of our own prices. What it
 * says goes to every page as a signal, whoever asked.
 */
@Singleton
final class AnalysisDesk {

  /** Four hours: the slowest average of the built-in model needs two hundred. */
  static final int CANDLES = 240;

  private static final String FRAME = TimeFrame.ONE_MINUTE.word();

  private final Roles roles;
  private final ClosedCandles candles;
  private final MeterRegistry meters;
  private final Clock clock;

  AnalysisDesk(Roles roles, ClosedCandles candles, MeterRegistry meters, Clock clock) {
    this.roles = roles;
    this.candles = candles;
    this.meters = meters;
    this.clock = clock;
  }

  /** Who wants to know. */
  enum Asker {
    PERSON,
    SCHEDULE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param key another one for each question
   * @throws ProblemException with the service's words when it refuses, 503 when it does not answer
   */
  TradeSignal ask(Asker asker, String symbol, String key)
      throws SQLException, InterruptedException {
    try {
      TradeSignal said = answered(symbol, key);
      count(asker, "answered");
      return said;
    } catch (ProblemException refused) {
      count(asker, "refused");
      throw refused;
    }
  }

  private TradeSignal answered(String symbol, String key)
      throws SQLException, InterruptedException {
    Question question =
        Question.about(symbol, FRAME, candles.minutes(symbol, CANDLES, clock.instant()));
    if (question.candles().isEmpty()) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "NoPrices",
          "There is no whole minute of prices of %s yet; ask again in a minute.".formatted(symbol));
    }
    return roles
        .command(AnalysisCheck.COMPONENT, "/ai/analyze", question, key, Verdict.class)
        .at(question.price());
  }

  private void count(Asker asker, String outcome) {
    Counter.builder("recio.analyses.asked")
        .description("Questions to the analysis service")
        .tag("by", asker.word())
        .tag("outcome", outcome)
        .register(meters)
        .increment();
  }
}
