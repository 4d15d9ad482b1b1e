package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.Credit;
import io.rec.venuesimulator.matching.Outlook;

/**
 * Lets an order in when its fills to come and its rest leave the member's balance at nothing or
 * more. Fills are reckoned to the last digit as they will be booked. The member's own orders that
 * it would cancel still count as reserved, so an order that only they make too dear is refused.
 */
final class CreditCheck implements Credit {

  private final Members members;
  private final Balances balances;

  CreditCheck(Members members, Balances balances) {
    this.members = members;
    this.balances = balances;
  }

  @Override
  public long position(int member, int market) {
    return members.member(member).holding(market).position().count();
  }

  @Override
  public boolean covers(Outlook outlook) {
    Member member = members.member(outlook.member());
    Holding holding = member.holding(outlook.market());
    FeeSchedule fees = members.fees(outlook.market());
    // An amended order brings what it reserved and what its fills were rounded by.
    boolean amended = members.knows(outlook.order());
    RestingCost before = amended ? members.order(outlook.order()).cost : RestingCost.NOTHING;
    long accumulated = amended ? members.order(outlook.order()).accumulated : 0;
    long cash = balances.of(member.cash);
    long count = holding.position().count();
    for (int fill = 0; fill < outlook.fills(); fill++) {
      int price = outlook.price(fill);
      long filled = outlook.count(fill);
      long revenue = Position.revenue(count, outlook.side(), price, filled);
      long model = fees.fee(true, price, filled);
      Charge charge = Charge.of(revenue, model, member.precision, accumulated);
      cash = Math.addExact(cash, revenue - charge.net());
      accumulated = charge.accumulated(accumulated);
      count += outlook.side().signed(filled);
    }
    RestingCost after =
        RestingCost.of(
            outlook.side(),
            outlook.price(),
            outlook.resting(),
            fees,
            member.precision,
            accumulated);
    long reserved =
        member.reserved
            - holding.reserved()
            + holding.reservedWith(count, outlook.side(), before, after);
    return cash >= reserved;
  }
}
