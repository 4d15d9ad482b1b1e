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
    stakedToday = stakedToday.plus(staked(trades));
    resultToday = resultToday.plus(result(trades));
  }

  /** Gain of the trades that are over, after fees. */
  static Money result(List<TradeRun> trades) {
    return trades.stream()
        .map(
            trade ->
                trade.state() instanceof TradeState.Closed closed
                    ? closed.result().pnl()
                    : Money.ZERO)
        .reduce(Money.ZERO, Money::plus);
  }

  /** What an order of the hour's event would be added to. */
  AtStake before(List<TradeRun> trades, String ticker) {
    var active = trades.stream().filter(trade -> trade.status().isActive()).toList();
    var exposure = active.stream().map(Account::exposure).reduce(Money.ZERO, Money::plus);
    var reserved =
        active.stream()
            .filter(trade -> trade.state() instanceof TradeState.Pending)
            .map(Account::exposure)
            .reduce(Money.ZERO, Money::plus);
    var entered = trades.stream().filter(trade -> !isDeleted(trade)).count();
    return new AtStake(
        active.size(),
        exposure,
        contracts(active.stream().filter(one -> one.ticket().ticker().equals(ticker)).toList()),
        contracts(active),
        Math.toIntExact(entered),
        staked(trades),
        stakedToday.plus(staked(trades)),
        resultToday.plus(result(trades)),
        cash.minus(reserved));
  }

  private static boolean isDeleted(TradeRun trade) {
    return trade.state() instanceof TradeState.Deleted;
  }

  /** What is held has cost, or what an order on its way may cost. */
  private static Money exposure(TradeRun trade) {
    var orders = trade.orders();
    return trade.state() instanceof TradeState.Pending ? trade.mostCost() : orders.restCost();
  }

  private static Contracts contracts(List<TradeRun> trades) {
    return trades.stream()
        .map(
            trade ->
                trade.state() instanceof TradeState.Pending
                    ? trade.ticket().count()
                    : trade.orders().rest())
        .reduce(Contracts.NONE, Contracts::plus);
  }

  private static Money staked(List<TradeRun> trades) {
    return trades.stream()
        .map(
            trade -> {
              var bought = trade.orders().bought();
              return trade.state() instanceof TradeState.Pending
                  ? trade.mostCost()
                  : bought.amount().plus(bought.fees());
            })
        .reduce(Money.ZERO, Money::plus);
  }
}
