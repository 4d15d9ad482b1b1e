package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.engine.TradeRow;
import io.rec.domain.history.HistorySummary;
import io.rec.domain.money.Money;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.WinLoss;
import java.util.List;
import java.util.function.Function;

/**
 * The figures of a replay.
 *
 * @param history what the trade history would print above these trades
 * @param unfilled entries that bought nothing
 * @param unsettled trades that were open when the prices ended
 * @param gross gain before fees
 * @param slippage dollars that fills were worse than what was seen; part of the gross gain
 */
public record Figures(
    HistorySummary history,
    int wins,
    int losses,
    int draws,
    int stopped,
    int unfilled,
    int unsettled,
    Money gross,
    Money fees,
    Money slippage,
    Money pnl) {

  public static Figures of(Outcome outcome) {
    var over = outcome.trades().stream().filter(trade -> trade.result().isPresent()).toList();
    var unfilled = outcome.hours().stream().mapToInt(hour -> hour.unfilled()).sum();
    var bought = outcome.trades().stream().filter(trade -> !trade.count().isNone()).toList();
    return new Figures(
        HistorySummary.of(over.stream().map(TradeRow::history).toList()),
        count(over, WinLoss.W),
        count(over, WinLoss.L),
        count(over, WinLoss.D),
        (int) over.stream().filter(Figures::isStopped).count(),
        unfilled,
        bought.size() - over.size(),
        sum(over, trade -> trade.result().orElseThrow().gross()),
        sum(over, trade -> trade.result().orElseThrow().fees()),
        sum(bought, TradeRow::slippage),
        sum(over, trade -> trade.result().orElseThrow().pnl()));
  }

  private static boolean isStopped(TradeRow trade) {
    return trade.result().orElseThrow().method() == CloseMethod.AUTO;
  }

  private static int count(List<TradeRow> over, WinLoss ending) {
    return (int)
        over.stream().filter(trade -> trade.result().orElseThrow().winLoss() == ending).count();
  }

  private static Money sum(List<TradeRow> trades, Function<TradeRow, Money> amount) {
    return trades.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }
}
