package io.rec.venues.kalshi.market;

import io.rec.venues.clock.Skew;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    return pages()
        .all(
            "/events?limit=200&status=open&series_ticker=" + series,
            "events",
            "event_ticker",
            MarketReader::event);
  }

  /** All markets of an event, whatever their status. */
  public Reply<Listing<KalshiMarket>> markets(String eventTicker) throws InterruptedException {
    return pages()
        .all(
            "/markets?limit=1000&event_ticker=" + eventTicker,
            "markets",
            "ticker",
            MarketReader::market);
  }

  public Reply<KalshiMarket> market(String ticker) throws InterruptedException {
    return rest.fields("/markets/" + ticker, deadline)
        .read(answer -> MarketReader.market(answer.object("market")));
  }

  /** All levels. */
  public Reply<BookSnapshot> book(String ticker) throws InterruptedException {
    return rest.fields("/markets/%s/orderbook".formatted(ticker), deadline)
        .read(answer -> MarketReader.book(ticker, answer));
  }

  /** All levels of at most 100 markets in one call. */
  public Reply<List<BookSnapshot>> books(List<String> tickers) throws InterruptedException {
    if (tickers.isEmpty() || tickers.size() > MOST_BOOKS) {
      throw new IllegalArgumentException("books of %d markets".formatted(tickers.size()));
    }
    String query =
        tickers.stream().map(ticker -> "tickers=" + ticker).collect(Collectors.joining("&"));
    return rest.fields("/markets/orderbooks?" + query, deadline)
        .read(
            answer -> {
              List<BookSnapshot> books = new ArrayList<>();
              for (Fields each : answer.objects("orderbooks")) {
                books.add(MarketReader.book(each.text("ticker"), each));
              }
              return List.copyOf(books);
            });
  }

  private Pages pages() {
    return new Pages(rest, deadline);
  }
}
