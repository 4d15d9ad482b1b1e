package io.rec.domain.risk;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;

/**
 * What is at stake before an order. Trades whose outcome is unknown count as if they were bought.
 *
 * @param openTrades pending, open and closing ones, and errors whose outcome is unknown
 * @param exposure what they cost or may cost
 * @param onMarket contracts of the order's market
 * @param onSymbol contracts of its symbol
 * @param tradesThisHour opened since the full hour
 * @param riskThisHour what those cost
 * @param riskToday what the trades of the day cost
 * @param resultToday gain of the day after fees, negative for a loss
 * @param available cash that may be used
 */
public record AtStake(
    int openTrades,
    Money exposure,
    Contracts onMarket,
    Contracts onSymbol,
    int tradesThisHour,
    Money riskThisHour,
    Money riskToday,
    Money resultToday,
    Money available) {

  /** An account with cash and nothing else. */
  public static AtStake nothing(Money available) {
    return new AtStake(
        0,
        Money.ZERO,
        Contracts.NONE,
        Contracts.NONE,
        0,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        available);
  }

  /** What was lost today; a gain is no loss. */
  Money lossToday() {
    return resultToday.negated().max(Money.ZERO);
  }
}
