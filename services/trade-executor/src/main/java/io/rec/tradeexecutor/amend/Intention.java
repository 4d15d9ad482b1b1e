package io.rec.tradeexecutor.amend;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.decision.Decision;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.platform.risk.ExplainedDecision;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.order.Amendment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * An amendment as it stands in the audit trail before it leaves.
 *
 * @param order as the order was asked for
 * @param decision the rules that let it out
 */
@Serdeable
record Intention(
    String request_id,
    String order,
    String order_id,
    String client_order_id,
    String ticker,
    String side,
    String price,
    String count,
    String price_before,
    String count_before,
    ExplainedDecision decision) {

  static Intention of(Wish wish, AccountOrder order, Decision decision) {
    Terms before = Terms.of(order);
    return new Intention(
        wish.requestId(),
        wish.order(),
        order.orderId(),
        order.clientOrderId(),
        order.ticker(),
        order.direction().word(),
        wish.price().dollars().toPlainString(),
        wish.count().number().toPlainString(),
        before.price().dollars().toPlainString(),
        before.count().number().toPlainString(),
        ExplainedDecision.of(decision));
  }

  /** Where the order stands to this. */
  enum Standing {
    AS_WANTED,
    AS_BEFORE,
    OVER,
    OTHERWISE
  }

  Standing standing(AccountOrder order) {
    Terms now = Terms.of(order);
    if (now.asksAs(wanted())) {
      return Standing.AS_WANTED;
    }
    if (order.status().isOver()) {
      return Standing.OVER;
    }
    return now.asksAs(before()) ? Standing.AS_BEFORE : Standing.OTHERWISE;
  }

  /** Whether the wish is this one, by whichever name of the order. */
  boolean isOf(Wish wish) {
    return List.of(order, order_id, client_order_id).contains(wish.order())
        && wanted().price().equals(wish.price())
        && wanted().count().equals(wish.count());
  }

  boolean contradicts(Terms others) {
    return !wanted().asksAs(others);
  }

  Terms wanted() {
    return terms(price, count);
  }

  Terms before() {
    return terms(price_before, count_before);
  }

  Amendment amendment() {
    Terms wanted = wanted();
    return new Amendment(order_id, ticker, wanted.direction(), wanted.price(), wanted.count());
  }

  /** Under which its cost is set aside. */
  String name() {
    return name(request_id);
  }

  static String name(String requestId) {
    return "amend:" + requestId;
  }

  private Terms terms(String dollars, String contracts) {
    return new Terms(
        Direction.valueOf(side.toUpperCase(Locale.ROOT)),
        Price.ofDollars(new BigDecimal(dollars)),
        Contracts.parse(contracts),
        Contracts.NONE);
  }
}
