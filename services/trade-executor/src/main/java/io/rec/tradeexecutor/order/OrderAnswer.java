package io.rec.tradeexecutor.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.platform.risk.ExplainedDecision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order, for whoever asks and as a fact. Cumulative: the larger one is the
 * newer one.
 *
 * @param outcome accepted, done, refused, unknown, never or not_found
 * @param order_id the exchange's name for it, once known
 * @param filled contracts
 * @param amount dollars at the price of YES times the count, without fees
 * @param fees dollars
 * @param exact false when the money comes from averages, or not all fills are known
 * @param asked_at when the exchange was asked; only with not_found
 * @param decision the rules that were asked; only with never
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderAnswer(
    String client_order_id,
    String outcome,
    @Nullable String order_id,
    String filled,
    String amount,
    String fees,
    boolean exact,
    String reason,
    @Nullable String asked_at,
    @Nullable ExplainedDecision decision) {

  private static OrderAnswer nothing(String id, Outcome outcome, String reason) {
    return new OrderAnswer(
        id, outcome.word(), null, "0.00", "0.000000", "0.000000", true, reason, null, null);
  }

  static OrderAnswer refused(String id, String reason) {
    return nothing(id, Outcome.REFUSED, reason);
  }

  static OrderAnswer unknown(String id, String reason) {
    return nothing(id, Outcome.UNKNOWN, reason);
  }

  static OrderAnswer never(String id, String reason) {
    return nothing(id, Outcome.NEVER, reason);
  }

  static OrderAnswer never(String id, String reason, ExplainedDecision decision) {
    return new OrderAnswer(
        id,
        Outcome.NEVER.word(),
        null,
        "0.00",
        "0.000000",
        "0.000000",
        true,
        reason,
        null,
        decision);
  }

  static OrderAnswer notFound(String id, Instant askedAt) {
    return new OrderAnswer(
        id,
        Outcome.NOT_FOUND.word(),
        null,
        "0.00",
        "0.000000",
        "0.000000",
        true,
        "the exchange shows no such order",
        askedAt.toString(),
        null);
  }

  static OrderAnswer at(String id, Outcome outcome, String orderId, Filled filled, String reason) {
    return new OrderAnswer(
        id,
        outcome.word(),
        orderId,
        filled.count().number().toPlainString(),
        filled.amount().dollars().toPlainString(),
        filled.fees().dollars().toPlainString(),
        filled.exact(),
        reason,
        null,
        null);
  }

  boolean is(Outcome one) {
    return outcome.equals(one.word());
  }

  Money spent() {
    return Money.parse(amount).plus(Money.parse(fees));
  }

  /** What was filled of an order so far, with amounts on the scale of YES. */
  record Filled(Contracts count, Money amount, Money fees, boolean exact) {
    static final Filled NOTHING = new Filled(Contracts.NONE, Money.ZERO, Money.ZERO, true);
  }
}
