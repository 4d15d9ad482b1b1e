package io.rec.domain.risk;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Unit;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;

/** The last question before an order is stored, and again before it is sent. */
public record RiskGate(RiskLimits limits, KillSwitch killSwitch) {

  /**
   * Whether an order may open or add to a position.
   *
   * @param limit the most that is paid for a contract: the order may cost that
   * @param fee the most that it is charged
   */
  public Decision entry(AtStake before, Contracts count, Price limit, Money fee) {
    var cost = limit.times(count).plus(fee);
    var pace = limits.pace();
    return Decision.of(
        Check.that(
            RiskRule.KILL_SWITCH,
            !killSwitch.stopsEntries(),
            killSwitch.word(),
            KillSwitch.NONE.word()),
        Check.atMost(RiskRule.MAX_ORDER, cost, limits.maxOrder()),
        Check.atMost(RiskRule.MAX_EXPOSURE, before.exposure().plus(cost), limits.maxExposure()),
        Check.below(RiskRule.MAX_DAILY_LOSS, before.lossToday(), limits.maxDailyLoss()),
        trades(RiskRule.MAX_OPEN_TRADES, before.openTrades() + 1, limits.maxOpenTrades()),
        contracts(RiskRule.MAX_POSITION, before.onMarket().plus(count), limits.maxPosition()),
        contracts(
            RiskRule.CONTRACTS_PER_SYMBOL,
            before.onSymbol().plus(count),
            pace.contractsPerSymbol()),
        trades(RiskRule.TRADES_PER_HOUR, before.tradesThisHour() + 1, pace.tradesPerHour()),
        Check.atMost(RiskRule.RISK_PER_HOUR, before.riskThisHour().plus(cost), pace.riskPerHour()),
        Check.atMost(RiskRule.RISK_PER_DAY, before.riskToday().plus(cost), pace.riskPerDay()),
        Check.atMost(RiskRule.INSUFFICIENT_BALANCE, cost, before.available()));
  }

  private static Check trades(RiskRule rule, int found, int limit) {
    return Check.atMost(rule, found, limit, Unit.TRADES);
  }

  private static Check contracts(RiskRule rule, Contracts found, Contracts limit) {
    return Check.atMost(
        rule, found.number().doubleValue(), limit.number().doubleValue(), Unit.CONTRACTS);
  }
}
