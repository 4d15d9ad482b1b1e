package io.rec.mainapp.gateway.trades;

import io.rec.domain.market.MarketTicker;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.mainapp.gateway.Enablement;
import io.rec.platform.live.SeenTable;
import java.util.OptionalInt;

/** What the newest strike table offers for a ticket, and whether it may be bought. */
record TicketOffer(
    MarketTicker market, SeenTable table, StrikeRow row, Side side, Enablement allowed) {

  OptionalInt ask() {
    return side == Side.YES ? row.yesAsk() : row.noAsk();
  }

  String symbol() {
    return market.event().symbol();
  }
}
