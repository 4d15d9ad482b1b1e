package io.rec.tradeexecutor.order;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.risk.AtStake;
import io.rec.domain.risk.KillSwitch;

/**
 * What may open or enlarge a position, as it is held against limits, kill switch and cash.
 *
 * @param name under which its cost is set aside
 * @param stake of everything else, without the cash
 * @param mostPaid for a contract of the side that it opens
 * @param bound what the exchange has taken from the cash for it already
 */
public record Opening(
    String name,
    KillSwitch killSwitch,
    AtStake stake,
    Contracts count,
    Price mostPaid,
    Money bound) {

  static Opening of(Loaded order) {
    StoredIntent intent = order.intent();
    return new Opening(
        intent.id(),
        order.killSwitch(),
        order.stake().orElseThrow(),
        intent.count(),
        intent.mostPaid(),
        Money.ZERO);
  }

  /** What is charged at that price; at a better one price and fee together are never more. */
  static Money fee(Contracts count, Price mostPaid) {
    return FeeProfile.CENTICENT_PER_FILL.taker(FeeSchedule.HOURLY, count, mostPaid);
  }

  Money fee() {
    return fee(count, mostPaid);
  }

  /** What it may cost beyond what is bound. */
  Money more() {
    return mostPaid.times(count).plus(fee()).minus(bound).max(Money.ZERO);
  }
}
