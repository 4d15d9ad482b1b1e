package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeTable;
import io.rec.domain.trade.TradeState;

/** Looks at each trade of the hour once a second, as the active trade supervisor does. */
final class StopPass {
  private final Stops stops;
  private final Desk desk;

  /** Where the nearest rows began last; only a place to begin to look. */
  private int first;

  StopPass(Setup setup, Desk desk) {
    this.stops = new Stops(setup.stop(), setup.venue().fresh());
    this.desk = desk;
  }

  /**
   * Looks at all of them.
   *
   * @param rows of this second as far as they were needed for anything else
   */
  void look(Hour hour, MarketNow now, Rows rows) {
    if (!stops.areOn()) {
      return;
    }
    for (var trade : hour.trades()) {
      if (trade.state() instanceof TradeState.Open || trade.state() instanceof TradeState.Closing) {
        look(trade, hour, now, rows);
      }
    }
  }

  private void look(TradeRun trade, Hour hour, MarketNow now, Rows rows) {
    see(trade, hour, now, rows);
    var verdict =
        stops.judge(
            trade.id(),
            trade.side(),
            trade.status(),
            trade.orders().nextAttempt(),
            trade.watch(),
            trade.sight(),
            now.score(),
            now.pricedAt(),
            hour.closesAt() - now.second(),
            now.instant());
    verdict.ifPresent(said -> trade.watch(said.next()));
    var closes = verdict.filter(said -> said.close().isPresent()).isPresent();
    if (closes || trade.isClosingAgain()) {
      trade.sight().seenCloseAsk().ifPresent(ask -> desk.close(trade, ask.value(), hour, now));
    }
  }

  /** What the strike table of this second shows of the trade; nothing if it has no such row. */
  private void see(TradeRun trade, Hour hour, MarketNow now, Rows rows) {
    var offers = hour.offers();
    var row = offers.rowOf(trade.strike());
    first = Rows.nearest(offers, now.price(), first);
    if (row < first || row >= first + StrikeTable.MOST_ROWS) {
      return;
    }
    var strike = trade.strike();
    var side = trade.side();
    var place = row - first;
    if (rows.count() > 0 && !Double.isNaN(rows.within(place))) {
      var sight = trade.sight();
      sight.probability(side.wins(rows.within(place), now.price(), strike), now.pricedAt());
      sight.closeAsk(side == Side.YES ? rows.noAsk(place) : rows.yesAsk(place), offers.asOf());
      return;
    }
    var within = now.within(strike, hour.closesAt() - now.second());
    var yesWins = now.yesWins(strike, within);
    trade.sight().probability(side.wins(within, now.price(), strike), now.pricedAt());
    trade
        .sight()
        .closeAsk(
            side == Side.YES ? offers.noAsk(row, yesWins) : offers.yesAsk(row, yesWins),
            offers.asOf());
  }
}
