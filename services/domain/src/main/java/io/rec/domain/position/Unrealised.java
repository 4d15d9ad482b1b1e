package io.rec.domain.position;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;

/**
 * What an open part would bring if it were given back now, at the price at which that can be done:
 * what is left of a dollar after buying the other side at its ask.
 *
 * @param gross proceeds less cost
 * @param net gross less fees so far less the fee of closing
 */
public record Unrealised(Price price, Money gross, Money net) {

  /** Of a part that cost this much; the ask is that of the opposite side. */
  public static Unrealised of(
      Contracts count, Money cost, Money feesSoFar, Price oppositeAsk, Money closingFee) {
    var price = oppositeAsk.opposite();
    var gross = price.times(count).minus(cost);
    return new Unrealised(price, gross, gross.minus(feesSoFar).minus(closingFee));
  }
}
