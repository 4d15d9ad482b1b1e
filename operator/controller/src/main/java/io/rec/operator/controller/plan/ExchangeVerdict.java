package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.EXCHANGE_REACHABLE;
import static io.rec.operator.controller.plan.OutlookFindings.second;
import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.ComponentCatalog;
import io.rec.operator.controller.database.ExchangeWord;
import io.rec.operator.controller.database.Outlook;

/**
 * Whether the exchange can be reached. One that answers is, also while it is closed; one of which
 * nobody has told within the limit is not, whoever is to blame.
 */
record ExchangeVerdict(Facts facts) {
  /** Why live is not allowed although the exchange answers. */
  static final String CLOCK_OFF = "ClockOff";

  private static final String WATCHDOG = ComponentCatalog.EXCHANGE_WATCHDOG;
  private static final String NEXT = "Next: recio logs " + WATCHDOG;
  private static final long LIMIT = Outlook.LIMIT.toSeconds();

  Finding of(ExchangeWord word) {
    if (OutlookFindings.wanted(facts).stream().map(Component::name).noneMatch(WATCHDOG::equals)) {
      return Finding.unknown(
          EXCHANGE_REACHABLE, "NotWatched", WATCHDOG + " is not to run in this desk");
    }
    return switch (word) {
      case ExchangeWord.None none when OutlookFindings.young(facts) ->
          Finding.unknown(
              EXCHANGE_REACHABLE, "NoReportYet", "waiting for the first report of " + WATCHDOG);
      case ExchangeWord.None none -> silent("ever");
      case ExchangeWord.Silent(var since) -> silent("since " + second(since));
      case ExchangeWord.Lost lost -> lost(lost);
      case ExchangeWord.Answers answers -> answers(answers);
    };
  }

  private static Finding silent(String when) {
    return Finding.no(
        EXCHANGE_REACHABLE,
        "ExchangeUnwatched",
        "no report of %s %s; the limit is %d s. %s".formatted(WATCHDOG, when, LIMIT, NEXT));
  }

  /** A broken line fails in more than one way; the first that was heard stays in the words. */
  private Finding lost(ExchangeWord.Lost lost) {
    var reason = "ExchangeUnreachable";
    var head =
        "no answer of %s %s; the limit is %d s. %s. It said: "
            .formatted(
                venue(),
                lost.since().map(since -> "since " + second(since)).orElse("for a day or more"),
                LIMIT,
                NEXT);
    return OutlookFindings.refused(facts, EXCHANGE_REACHABLE)
        .filter(old -> old.reason().equals(reason))
        .map(old -> requireNonNullElse(old.message(), ""))
        .filter(words -> words.startsWith(head))
        .map(words -> Finding.no(EXCHANGE_REACHABLE, reason, words))
        .orElseGet(() -> Finding.no(EXCHANGE_REACHABLE, reason, head + lost.why()));
  }

  private Finding answers(ExchangeWord.Answers answers) {
    if (!answers.steady() && OutlookFindings.refused(facts, EXCHANGE_REACHABLE).isPresent()) {
      return Finding.no(
          EXCHANGE_REACHABLE,
          "ExchangeUnsteady",
          "%s answers again, not yet without a failure for %d s".formatted(venue(), LIMIT));
    }
    return switch (answers.manner()) {
      case TRADES ->
          Finding.yes(EXCHANGE_REACHABLE, "ExchangeAnswers", venue() + " answers and trades");
      case PAUSED ->
          Finding.yes(
              EXCHANGE_REACHABLE,
              "ExchangePaused",
              venue() + " answers that it does not trade now");
      case CLOCK_OFF ->
          Finding.yes(
              EXCHANGE_REACHABLE,
              CLOCK_OFF,
              "%s answers; its clock is over 0.5 s away from ours, and signed calls may be refused. %s"
                  .formatted(venue(), NEXT));
    };
  }

  private String venue() {
    return facts.desk().spec().connectorsInForce().broker().type();
  }
}
