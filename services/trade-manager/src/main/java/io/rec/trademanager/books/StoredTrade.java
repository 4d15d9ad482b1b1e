package io.rec.trademanager.books;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.platform.role.Mode;
import java.util.Optional;

/**
 * A trade as it is stored: its row's id and version, its state, and what people call it.
 *
 * @param mode whose money it moves; empty where nobody wrote it down
 * @param traceparent the trace in which it was opened, if there was one
 */
public record StoredTrade(
    long id,
    int version,
    String symbol,
    String contract,
    String strike,
    Existing state,
    Optional<Mode> mode,
    Optional<String> traceparent) {

  public Ticket ticket() {
    return state.orders().ticket();
  }

  public String ticker() {
    return ticket().ticker();
  }

  public Side side() {
    return ticket().side();
  }

  /** Whether its money may be where a desk of that mode trades. */
  public boolean mayBeOf(Mode desk) {
    return mode.isEmpty() || mode.get() == desk;
  }

  StoredTrade moved(int next, Existing to) {
    return new StoredTrade(id, next, symbol, contract, strike, to, mode, traceparent);
  }
}
