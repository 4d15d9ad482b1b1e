package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Side;

/**
 * A member's order at one moment. Prices are YES prices in $0.0001, counts hundredths, money
 * millionths of a dollar; what fills cost is counted on the order's own side.
 *
 * @param initial the total that is wanted, filled or not
 * @param paid the YES prices of all fills times their counts
 * @param expiresAt milliseconds, or 0
 * @param reason of the last change, in the stream's words; empty for none
 */
public record MemberOrder(
    OrderTerms terms,
    String clientOrderId,
    OrderStatus status,
    int price,
    long initial,
    long filled,
    long left,
    long paid,
    Spent taken,
    Spent made,
    long expiresAt,
    long updatedMillis,
    String reason) {

  /** What fills of one kind cost, and their fees. */
  public record Spent(long cost, long fees) {
    static final Spent NOTHING = new Spent(0, 0);

    Spent plus(long more, long fee) {
      return new Spent(cost + more, fees + fee);
    }
  }

  static MemberOrder placed(
      OrderTerms terms, String clientOrderId, int price, long count, long expiresAt) {
    return new MemberOrder(
        terms,
        clientOrderId,
        OrderStatus.RESTING,
        price,
        count,
        0,
        count,
        0,
        Spent.NOTHING,
        Spent.NOTHING,
        expiresAt,
        terms.createdMillis(),
        "");
  }

  public long fees() {
    return taken.fees() + made.fees();
  }

  MemberOrder filled(long count, int at, boolean taker, long fee, long now) {
    long cost = count * (terms.side() == Side.BID ? at : PriceGrid.DOLLAR - at);
    boolean whole = count == left;
    return new MemberOrder(
        terms,
        clientOrderId,
        whole ? OrderStatus.EXECUTED : OrderStatus.RESTING,
        price,
        initial,
        filled + count,
        left - count,
        paid + count * at,
        taker ? taken.plus(cost, fee) : taken,
        taker ? made : made.plus(cost, fee),
        expiresAt,
        now,
        "Trade");
  }

  MemberOrder left(OrderStatus is, long remains, long now, String why) {
    return new MemberOrder(
        terms,
        clientOrderId,
        is,
        price,
        initial,
        filled,
        remains,
        paid,
        taken,
        made,
        expiresAt,
        now,
        why);
  }

  MemberOrder amended(int to, long remains, long expiry, long now) {
    return new MemberOrder(
        terms,
        clientOrderId,
        status,
        to,
        filled + remains,
        filled,
        remains,
        paid,
        taken,
        made,
        expiry,
        now,
        "Amend");
  }

  MemberOrder named(String otherClientOrderId) {
    return new MemberOrder(
        terms,
        otherClientOrderId,
        status,
        price,
        initial,
        filled,
        left,
        paid,
        taken,
        made,
        expiresAt,
        updatedMillis,
        reason);
  }
}
