package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.market.NewYork;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.TradeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Cash, and what the limits want to know. Days are New York's. Owned by one thread. */
final class Account {
  private Money cash;
  private LocalDate day = LocalDate.EPOCH;
  private Money stakedToday = Money.ZERO;
  private Money resultToday = Money.ZERO;

  Account(Money cash) {
    this.cash = cash;
  }

  Money cash() {
    return cash;
  }

  /** Before the trades of another hour. */
  void begin(Instant hour) {
    var date = NewYork.at(hour).toLocalDate();
    if (!date.equals(day)) {
      day = date;
      stakedToday = Money.ZERO;
      resultToday = Money.ZERO;
    }
  }

  /** What an order has moved. */
  void filled(OrderIntent intent, Execution execution) {
    cash =
        intent.purpose() == Purpose.OPEN
            ? cash.minus(execution.amount()).minus(execution.fees())
            : cash.plus(execution.amount()).minus(execution.fees());
  }

  void paid(Money revenue) {
    cash = cash.plus(revenue);
  }

  /** After the last of an hour's trades is over. */
  void ended(List<TradeRun> trades) {
    stakedToday = trades.stream().map(Account::staked).reduce(stakedToday, Money::plus);
    resultToday = resultToday.plus(result(trades));
  }

  /** Gain of the trades that are over, after fees. */
  static Money result(List<TradeRun> trades) {
    var result = Money.ZERO;
    for (var trade : trades) {
      if (trade.state() instanceof TradeState.Closed closed) {
        result = result.plus(closed.result().pnl());
      }
    }
    return result;
  }

  /** What an order of the hour's event would be added to. */
  AtStake before(List<TradeRun> trades, String ticker) {
    var open = 0;
    var entered = 0;
    var exposure = Money.ZERO;
    var reserved = Money.ZERO;
    var staked = Money.ZERO;
    var onMarket = Contracts.NONE;
    var onSymbol = Contracts.NONE;
    for (var trade : trades) {
      staked = staked.plus(staked(trade));
      entered += trade.state() instanceof TradeState.Deleted ? 0 : 1;
      if (trade.status().isActive()) {
        var isPending = trade.state() instanceof TradeState.Pending;
        var held = isPending ? trade.ticket().count() : trade.orders().rest();
        open++;
        exposure = exposure.plus(isPending ? trade.mostCost() : trade.orders().restCost());
        reserved = isPending ? reserved.plus(trade.mostCost()) : reserved;
        onSymbol = onSymbol.plus(held);
        onMarket = trade.ticket().ticker().equals(ticker) ? onMarket.plus(held) : onMarket;
      }
    }
    return new AtStake(
        open,
        exposure,
        onMarket,
        onSymbol,
        entered,
        staked,
        stakedToday.plus(staked),
        resultToday.plus(result(trades)),
        cash.minus(reserved));
  }

  /** What the entry has cost, or may cost while it is on its way. */
  private static Money staked(TradeRun trade) {
    var bought = trade.orders().bought();
    return trade.state() instanceof TradeState.Pending
        ? trade.mostCost()
        : bought.amount().plus(bought.fees());
  }
}
