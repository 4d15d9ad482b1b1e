package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Side;

/** What the ledger remembers of a living order. */
final class OrderMoney {

  final Member member;
  final Holding holding;
  final FeeSchedule fees;
  final Side side;
  int price;
  long accumulated;
  RestingCost cost = RestingCost.NOTHING;

  OrderMoney(Event.Accepted accepted, Member member, FeeSchedule fees) {
    this.member = member;
    this.holding = member.holding(accepted.market());
    this.fees = fees;
    this.side = accepted.side();
    this.price = accepted.price();
  }

  /** Reserves for so many resting contracts instead of those before. */
  void rest(long count) {
    RestingCost after = RestingCost.of(side, price, count, fees, member.precision, accumulated);
    long before = holding.reserved();
    holding.replace(side, cost, after);
    cost = after;
    member.reserved = Math.addExact(member.reserved, holding.reserved() - before);
  }

  long revenue(int at, long count) {
    return Position.revenue(holding.position().count(), side, at, count);
  }

  /** Takes a fill into the position; what rests has to be told anew after it. */
  Charge fill(boolean taker, int at, long count) {
    long model = fees.fee(taker, at, count);
    Charge charge = Charge.of(revenue(at, count), model, member.precision, accumulated);
    long before = holding.reserved();
    holding.position(holding.position().after(side, at, count, charge.net()));
    member.reserved = Math.addExact(member.reserved, holding.reserved() - before);
    accumulated = charge.accumulated(accumulated);
    return charge;
  }
}
