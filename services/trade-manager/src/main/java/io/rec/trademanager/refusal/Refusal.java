package io.rec.trademanager.refusal;

import io.micronaut.http.HttpStatus;
import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Rule;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.entry.TicketRule;
import io.rec.domain.risk.RiskRule;

/**
 * No, and every rule that was asked.
 *
 * @param status what the answer says over HTTP
 */
public record Refusal(HttpStatus status, Decision decision) {

  public Refusal {
    if (decision.passed()) {
      throw new IllegalArgumentException("nothing speaks against it: " + decision);
    }
  }

  /** The request itself is wrong. */
  public static Refusal malformed(Rule rule, String found, String needed) {
    return of(HttpStatus.BAD_REQUEST, rule, found, needed);
  }

  /** It is right and comes at the wrong time. */
  public static Refusal conflict(Rule rule, String found, String needed) {
    return of(HttpStatus.CONFLICT, rule, found, needed);
  }

  public static Refusal unknown(Rule rule, String found, String needed) {
    return of(HttpStatus.NOT_FOUND, rule, found, needed);
  }

  public static Refusal of(HttpStatus status, Rule rule, String found, String needed) {
    return new Refusal(status, Decision.of(Check.that(rule, false, found, needed)));
  }

  /** With the status that the first failed rule stands for. */
  public static Refusal of(Decision decision) {
    return new Refusal(status(decision.failures().getFirst().rule()), decision);
  }

  public String rule() {
    return decision.failures().getFirst().rule().word();
  }

  private static HttpStatus status(Rule rule) {
    return switch (rule) {
      case RequestRule.OTHER_SIDE_HELD,
          RequestRule.OUTCOME_KNOWN,
          RequestRule.LIMITS_KNOWN,
          RequestRule.MODE_SETTLED,
          RequestRule.FRESH_QUOTES,
          RequestRule.EXECUTABLE_PRICE,
          TicketRule.FRESH_PRICE,
          TicketRule.FRESH_STRIKE_TABLE,
          RiskRule.KILL_SWITCH,
          EntryRule.RECONCILED,
          EntryRule.NOT_HELD,
          EntryRule.RE_ENTRY ->
          HttpStatus.CONFLICT;
      default -> HttpStatus.UNPROCESSABLE_ENTITY;
    };
  }
}
