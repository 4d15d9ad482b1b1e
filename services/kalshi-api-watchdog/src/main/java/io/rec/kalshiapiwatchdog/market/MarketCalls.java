package io.rec.kalshiapiwatchdog.market;

import io.rec.venues.kalshi.market.KalshiEvent;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;

/** What the collection asks the exchange. */
public interface MarketCalls {

  Reply<Listing<KalshiEvent>> openEvents(String series) throws InterruptedException;

  Reply<Listing<KalshiMarket>> markets(String eventTicker) throws InterruptedException;
}
