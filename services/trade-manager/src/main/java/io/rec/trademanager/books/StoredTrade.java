package io.rec.trademanager.books;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TradeState.Existing;

/** A trade as it is stored: its row's id and version, its state, and what people call it. */
public record StoredTrade(
    long id, int version, String symbol, String contract, String strike, Existing state) {

  public Ticket ticket() {
    return state.orders().ticket();
  }

  public String ticker() {
    return ticket().ticker();
  }

  public Side side() {
    return ticket().side();
  }

  StoredTrade moved(int next, Existing to) {
    return new StoredTrade(id, next, symbol, contract, strike, to);
  }
}
