package io.rec.tradeexecutor.order;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.tradeexecutor.order.OrderAnswer.Filled;
import io.rec.venues.kalshi.order.Placement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The money of an order as its own answer tells it: averages, until the fills are known. */
final class TakenMoney {

  private static final int DECIMALS = 6;

  private TakenMoney() {}

  static Filled of(Placement.Taken taken) {
    if (taken.filled().isNone()) {
      return Filled.NOTHING;
    }
    return taken
        .average()
        .map(
            average ->
                new Filled(
                    taken.filled(),
                    times(average.yesPrice(), taken.filled()),
                    times(average.fee(), taken.filled()),
                    false))
        .orElseGet(() -> new Filled(taken.filled(), Money.ZERO, Money.ZERO, false));
  }

  private static Money times(BigDecimal each, Contracts count) {
    return Money.ofDollars(
        each.multiply(count.number()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
