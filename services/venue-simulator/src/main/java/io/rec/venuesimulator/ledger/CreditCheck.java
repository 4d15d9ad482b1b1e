package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.Credit;
import io.rec.venuesimulator.matching.Outlook;

/**
 * Lets an order in when its fills to come and its rest leave the member's balance at nothing or
 * more; an order that does not rest also has to be paid for at its limit. Fills are reckoned to the
 * last digit as they will be booked. The member's own orders that it would cancel still count as
 * reserved, so an order that only they make too dear is refused.
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
    return coversFills(outlook) && (outlook.rests() || coversLimit(outlook));
  }

  /** What does not rest has to be paid for as if all of it were taken at its limit. */
  private boolean coversLimit(Outlook outlook) {
    Member member = members.member(outlook.member());
    Holding holding = member.holding(outlook.market());
    long held = holding.position().count();
    long revenue = Position.revenue(held, outlook.side(), outlook.price(), outlook.upTo());
    long model = members.fees(outlook.market()).fee(true, outlook.price(), outlook.upTo());
    long fee = Charge.of(revenue, model, member.precision, 0).net();
    long after = held + outlook.side().signed(outlook.upTo());
    long reserved =
        member.reserved
            - holding.reserved()
            + holding.reservedWith(after, outlook.side(), RestingCost.NOTHING, RestingCost.NOTHING);
    return balances.of(member.cash) + revenue - fee >= reserved;
  }

  private boolean coversFills(Outlook outlook) {
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
