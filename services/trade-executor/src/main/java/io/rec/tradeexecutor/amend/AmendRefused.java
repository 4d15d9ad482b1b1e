package io.rec.tradeexecutor.amend;

import io.micronaut.http.HttpStatus;
import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Rule;
import io.rec.domain.risk.RiskRule;
import io.rec.tradeexecutor.order.SendRule;

/** Ends a request of which nothing was stored or sent, with every rule that was asked. */
final class AmendRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Decision decision;

  AmendRefused(Decision decision) {
    super(decision.reason());
    this.decision = decision;
  }

  static AmendRefused by(Rule rule, String found, String needed) {
    return new AmendRefused(Decision.of(Check.that(rule, false, found, needed)));
  }

  Decision decision() {
    return decision;
  }

  /** The first rule that was not met. */
  Rule rule() {
    return decision.failures().getFirst().rule();
  }

  HttpStatus status() {
    return switch (rule()) {
      case AmendRule.REQUIRED_FIELDS, AmendRule.REQUEST_ID, AmendRule.PRICE, AmendRule.COUNT ->
          HttpStatus.BAD_REQUEST;
      case AmendRule.ORDER_KNOWN -> HttpStatus.NOT_FOUND;
      case AmendRule.REPLAYED_ID,
          AmendRule.ORDER_RESTING,
          AmendRule.AMENDMENT_UNDERWAY,
          SendRule.RISK_LIMITS_KNOWN,
          SendRule.FRESH_BALANCE,
          RiskRule.KILL_SWITCH ->
          HttpStatus.CONFLICT;
      default -> HttpStatus.UNPROCESSABLE_ENTITY;
    };
  }
}
