package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles hours and keeps what came of them. Owned by one thread. */
final class Ledger {
  private final Account account;
  private final List<TradeRow> trades = new ArrayList<>();
  private final List<HourRow> hours = new ArrayList<>();
  private final Calibration asked = new Calibration();
  private final Calibration traded = new Calibration();

  Ledger(Account account) {
    this.account = account;
  }

  /** At the full hour: every trade of the event ends, by the mean of its last minute. */
  void settle(Hour hour, LastMinute lastMinute, double price) {
    var close = hour.event().close();
    var index = lastMinute.mean(hour.closesAt());
    for (var trade : hour.trades()) {
      var winner = Samples.isAbove(index, trade.strike()) ? Side.YES : Side.NO;
      settle(trade, winner, close, price);
    }
    hour.samples().settle(index, asked);
    var pnl = Account.result(hour.trades());
    account.ended(hour.trades());
    if (hour.counts().seconds() > hour.counts().secondsWarming()) {
      hours.add(HourRow.of(hour, Optional.of(index), lastMinute.repeated(hour.closesAt()), pnl));
    }
  }

  private void settle(TradeRun trade, Side winner, Instant close, double price) {
    if (!trade.orders().bought().filled().isNone()) {
      var probability = trade.ticket().probability();
      if (probability.isPresent()) {
        traded.add(probability.getAsDouble(), winner == trade.side());
      }
    }
    var isOver = trade.state() instanceof TradeState.Closed;
    trade.on(new HourEnds(close, Optional.of(BigDecimal.valueOf(price))));
    trade.on(new SettlementFound(trade.ticket().ticker(), winner, close));
    if (!isOver && trade.state() instanceof TradeState.Closed closed) {
      account.paid(closed.result().revenue());
    }
    trades.add(TradeRow.of(trade, trade.endedAt().orElse(close)));
  }

  /**
   * The prices end within an hour: nobody knows how it would have been settled. A first second that
   * only closes the hour before makes no hour.
   */
  void broken(Hour hour, Instant end) {
    hour.trades().forEach(trade -> trades.add(TradeRow.of(trade, trade.endedAt().orElse(end))));
    if (hour.counts().seconds() > hour.counts().secondsWarming() + 1) {
      hours.add(HourRow.of(hour, Optional.empty(), 0, Account.result(hour.trades())));
    }
  }

  Outcome outcome(Setup setup, String model, Instant from, Instant to) {
    return new Outcome(setup, model, from, to, trades, hours, asked, traded, account.cash());
  }
}
