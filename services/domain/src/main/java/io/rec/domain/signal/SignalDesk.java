package io.rec.domain.signal;

import io.rec.domain.indicator.Indicators;
import io.rec.domain.indicator.TimeFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The caller's side of the analysis service: what it said lately, whether it is there, and what
 * counts while it is not. Remembers, but asks nobody; safe for all threads.
 *
 * <pre>
 *   desk.reusable(question, now)              within two minutes, about no newer candle
 *   desk.asks() ? call : unanswered           nobody waits for a service that is away
 *   desk.answered(answer)                     when it answered
 *   desk.unanswered(question, now)            when it did not: up to 15 minutes old, then technical
 * </pre>
 */
public final class SignalDesk {

  public static final Duration REUSE = Duration.ofMinutes(2);
  public static final Duration GRACE = Duration.ofMinutes(15);

  private record Market(String symbol, TimeFrame timeFrame) {}

  private final Map<Market, AnalysisAnswer> known = new HashMap<>();
  private Availability availability = Availability.AT_START;

  /** What was said to the same candles within the last two minutes. */
  public synchronized Optional<SignalChoice> reusable(AnalysisQuestion question, Instant now) {
    return Optional.ofNullable(known.get(market(question)))
        .filter(answer -> answer.age(now).compareTo(REUSE) <= 0)
        .filter(answer -> !answer.candle().isBefore(question.newest()))
        .map(SignalChoice.Asked::new);
  }

  /** Whether a call is worth its wait. */
  public synchronized boolean asks() {
    return availability instanceof Availability.Serving;
  }

  public synchronized SignalChoice answered(AnalysisAnswer answer) {
    known.merge(
        new Market(answer.symbol(), answer.timeFrame()),
        answer,
        (before, next) -> next.at().isBefore(before.at()) ? before : next);
    return new SignalChoice.Asked(answer);
  }

  /**
   * The last answer while it is at most fifteen minutes old, whatever candles came since: that is
   * what the grace is for. Then the built-in model on the question's own candles.
   */
  public SignalChoice unanswered(AnalysisQuestion question, Instant now) {
    Optional<AnalysisAnswer> last = last(question);
    Duration age = last.map(answer -> answer.age(now)).orElse(Duration.ZERO);
    return last.isPresent() && age.compareTo(GRACE) <= 0
        ? new SignalChoice.Cached(last.get(), age)
        : new SignalChoice.TechnicalOnly(TechnicalModel.judge(Indicators.of(question.candles())));
  }

  /** A health check's outcome; what there is to tell goes to the users and to the incidents. */
  public synchronized Optional<Availability.Notice> checked(boolean healthy, Instant now) {
    var checked = availability.on(healthy, now);
    availability = checked.state();
    return checked.notice();
  }

  public synchronized Availability availability() {
    return availability;
  }

  private synchronized Optional<AnalysisAnswer> last(AnalysisQuestion question) {
    return Optional.ofNullable(known.get(market(question)));
  }

  private static Market market(AnalysisQuestion question) {
    return new Market(question.symbol(), question.timeFrame());
  }
}
