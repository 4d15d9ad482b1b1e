package io.rec.venues.kalshi.market;

import io.rec.venues.clock.Skew;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.rest.Reply;
import java.time.Duration;
import java.util.List;

/** The exchange's public market calls. Each page or call has the deadline. */
public final class KalshiMarkets {

  /** More tickers in one call are refused with 400. */
  public static final int MOST_BOOKS = 100;

  private final KalshiRest rest;
  private final Duration deadline;

  public KalshiMarkets(KalshiRest rest, Duration deadline) {
    this.rest = rest;
    this.deadline = deadline;
  }

  /** How far the exchange's clock is from ours, by the Date of its answers. */
  public Skew skew() {
    return rest.skew();
  }

  /** Whether a few more answers are needed to tell whether a clock was set. */
  public boolean clockMayHaveMoved() {
    return rest.clockMayHaveMoved();
  }

  public Reply<ExchangeStatus> status() throws InterruptedException {
    return rest.exchangeStatus(deadline);
  }

  /** The events of a series that can be traded now. */
  public Reply<Listing<KalshiEvent>> openEvents(String series) throws InterruptedException {
    return pages().all(MarketQueries.openEvents(series));
  }

  /** All markets of an event, whatever their status. */
  public Reply<Listing<KalshiMarket>> markets(String eventTicker) throws InterruptedException {
    return pages().all(MarketQueries.ofEvent(eventTicker));
  }

  public Reply<KalshiMarket> market(String ticker) throws InterruptedException {
    return rest.ask(MarketQueries.market(ticker), deadline);
  }

  /** All levels. */
  public Reply<BookSnapshot> book(String ticker) throws InterruptedException {
    return rest.ask(MarketQueries.book(ticker), deadline);
  }

  /** All levels of at most 100 markets in one call. */
  public Reply<List<BookSnapshot>> books(List<String> tickers) throws InterruptedException {
    if (tickers.isEmpty() || tickers.size() > MOST_BOOKS) {
      throw new IllegalArgumentException("books of %d markets".formatted(tickers.size()));
    }
    return rest.ask(MarketQueries.books(tickers), deadline);
  }

  private Pages pages() {
    return new Pages(rest, deadline);
  }
}
