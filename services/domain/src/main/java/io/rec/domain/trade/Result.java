package io.rec.domain.trade;

import io.rec.domain.money.Money;
import io.rec.domain.strikes.Side;
import java.math.BigDecimal;

/**
 * What a finished trade brought, from its own orders only.
 *
 * @param sellPrice dollars a contract, sold or paid; four decimals
 * @param revenue what the settlement paid
 * @param fees of opening and closing; settlement is free
 * @param gross before fees
 * @param pnl after fees
 */
public record Result(
    BigDecimal sellPrice,
    Money revenue,
    Money fees,
    Money gross,
    Money pnl,
    WinLoss winLoss,
    CloseMethod method) {

  /** Everything was sold. */
  static Result sold(TradeOrders orders) {
    return of(orders, Money.ZERO);
  }

  /** What was not sold was paid, or lost. */
  static Result settled(TradeOrders orders, Side winner) {
    var won = winner == orders.ticket().side();
    var result = of(orders, won ? orders.rest().payout() : Money.ZERO);
    // A contract that paid is a win even if the fee ate it; one that was partly sold goes by money.
    return orders.sold().filled().isNone()
        ? new Result(
            result.sellPrice,
            result.revenue,
            result.fees,
            result.gross,
            result.pnl,
            won ? WinLoss.W : WinLoss.L,
            CloseMethod.EXPIRED)
        : result;
  }

  private static Result of(TradeOrders orders, Money revenue) {
    var bought = orders.bought();
    var sold = orders.sold();
    var proceeds = sold.amount().plus(revenue);
    var fees = bought.fees().plus(sold.fees());
    var gross = proceeds.minus(bought.amount());
    var pnl = gross.minus(fees);
    return new Result(
        proceeds.per(bought.filled()),
        revenue,
        fees,
        gross,
        pnl,
        WinLoss.of(pnl),
        orders.closedBy().orElse(CloseMethod.EXPIRED));
  }
}
