package io.rec.mainapp.gateway.signals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.domain.signal.SignalChoice;
import io.rec.domain.signal.SignalDesk;
import io.rec.mainapp.gateway.Roles;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a symbol looked at by the analysis service, on the closed minutes of our own prices. What it
 * says goes to every page as a signal, whoever asked.
 */
@Singleton
final class AnalysisDesk {

  private static final Logger LOG = LoggerFactory.getLogger(AnalysisDesk.class);
  private static final String ANALYZE = "/ai/analyze";

  /** A trade as a whole is done within five seconds; its price is older with every wait. */
  private static final Duration TRADE_WAITS = Duration.ofSeconds(1);

  private final Roles roles;
  private final Questions questions;
  private final SignalDesk known;
  private final MeterRegistry meters;
  private final Clock clock;

  AnalysisDesk(
      Roles roles, Questions questions, SignalDesk known, MeterRegistry meters, Clock clock) {
    this.roles = roles;
    this.questions = questions;
    this.known = known;
    this.meters = meters;
    this.clock = clock;
  }

  /** Who wants to know. */
  enum Asker {
    PERSON,
    SCHEDULE,
    TRADE;

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

  /**
   * What counts for a trade of this moment: what was said to the same minutes, else what the
   * service says now, and without it what it said lately or what the indicators say alone. Empty
   * where there is nothing to look at.
   *
   * @param key of the trade
   */
  Optional<SignalChoice> choice(String symbol, String key)
      throws SQLException, InterruptedException {
    Optional<AnalysisQuestion> question = questions.about(symbol);
    return question.isEmpty() ? Optional.empty() : Optional.of(choice(question.get(), key));
  }

  private SignalChoice choice(AnalysisQuestion question, String key) throws InterruptedException {
    Optional<SignalChoice> said = known.reusable(question, clock.instant());
    if (said.isPresent()) {
      return said.get();
    }
    if (known.asks()) {
      try {
        Verdict verdict =
            roles.within(
                TRADE_WAITS,
                AnalysisCheck.COMPONENT,
                ANALYZE,
                Question.of(question),
                "trade-" + key,
                Verdict.class);
        count(Asker.TRADE, "answered");
        return known.answered(verdict.answer(question));
      } catch (ProblemException refused) {
        count(Asker.TRADE, "refused");
        LOG.warn(
            "a trade of {} goes on without the analysis service: {}",
            question.symbol(),
            refused.detail());
      }
    }
    return known.unanswered(question, clock.instant());
  }

  private TradeSignal answered(String symbol, String key)
      throws SQLException, InterruptedException {
    AnalysisQuestion question =
        questions
            .about(symbol)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "NoPrices",
                        "There is no whole minute of prices of %s yet; ask again in a minute."
                            .formatted(symbol)));
    Verdict verdict =
        roles.command(AnalysisCheck.COMPONENT, ANALYZE, Question.of(question), key, Verdict.class);
    known.answered(verdict.answer(question));
    return verdict.at(question.candles().getLast().close());
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
