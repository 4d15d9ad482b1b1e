package io.rec.operator.controller.database;

import java.time.Instant;
import java.util.Optional;

/**
 * What the watchdog of the exchange's API says. No age is in it, for the same reason as in a {@link
 * PriceTrail}.
 */
public sealed interface ExchangeWord {
  /** Nothing, ever. */
  record None() implements ExchangeWord {}

  /** Nothing any more. */
  record Silent(Instant since) implements ExchangeWord {}

  /**
   * The exchange answers.
   *
   * @param steady and has failed to do so at no time within the limit
   */
  record Answers(Manner manner, boolean steady) implements ExchangeWord {}

  /**
   * It does not, while the watchdog goes on asking.
   *
   * @param since its last answer, empty if that is longer ago than reports are kept
   */
  record Lost(Optional<Instant> since, String why) implements ExchangeWord {}

  /** How it answers. */
  enum Manner {
    TRADES,
    PAUSED,
    CLOCK_OFF
  }

  /** One report of the watchdog, in its own words. */
  record Report(Instant at, String verdict, String detail) {
    /** A bad look without a complaint is an exchange that answers that it is closed. */
    private Manner manner() {
      if (verdict.equals("healthy")) {
        return Manner.TRADES;
      }
      return detail.isEmpty() ? Manner.PAUSED : Manner.CLOCK_OFF;
    }
  }

  /**
   * @param good the newest report that the exchange had answered
   * @param failed a report within the limit said that it had not
   */
  static ExchangeWord of(
      Instant now, Optional<Report> newest, Optional<Report> good, boolean failed) {
    if (newest.isEmpty()) {
      return new None();
    }
    var oldest = now.minus(Outlook.LIMIT);
    if (newest.get().at().isBefore(oldest)) {
      return new Silent(newest.get().at());
    }
    return good.filter(report -> !report.at().isBefore(oldest))
        .<ExchangeWord>map(report -> new Answers(report.manner(), !failed))
        .orElseGet(() -> new Lost(good.map(Report::at), newest.get().detail()));
  }
}
