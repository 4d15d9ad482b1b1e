package io.rec.venues.kalshi.market;

import io.rec.venues.connector.market.Bar;
import io.rec.venues.kalshi.KalshiCall;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What can be asked about events and markets, and how the answers read. */
public final class MarketQueries {

  private MarketQueries() {}

  /** The events of a series that can be traded now. */
  static ListCall<KalshiEvent> openEvents(String series) {
    return new ListCall<>(
        "/events?limit=200&status=open&series_ticker=" + series,
        "events",
        "event_ticker",
        MarketReader::event);
  }

  /** All markets of an event, whatever their status. */
  static ListCall<KalshiMarket> ofEvent(String eventTicker) {
    return list("event_ticker=" + eventTicker);
  }

  /** Those of these that there are. */
  public static ListCall<KalshiMarket> markets(Collection<String> tickers) {
    return list("tickers=" + encoded(String.join(",", tickers)));
  }

  public static KalshiCall<KalshiMarket> market(String ticker) {
    return KalshiCall.get(
        "/markets/" + encoded(ticker), answer -> MarketReader.market(answer.object("market")));
  }

  /** All levels. */
  static KalshiCall<BookSnapshot> book(String ticker) {
    return KalshiCall.get(
        "/markets/%s/orderbook".formatted(ticker), answer -> MarketReader.book(ticker, answer));
  }

  static KalshiCall<List<BookSnapshot>> books(List<String> tickers) {
    String query =
        tickers.stream().map(ticker -> "tickers=" + ticker).collect(Collectors.joining("&"));
    return KalshiCall.get("/markets/orderbooks?" + query, MarketQueries::books);
  }

  /** What was traded of one market, oldest first. */
  public static KalshiCall<List<Bar>> bars(String ticker, CandleRange range) {
    return KalshiCall.get(
        "/markets/candlesticks?market_tickers=%s&start_ts=%d&end_ts=%d&period_interval=%d"
            .formatted(
                encoded(ticker),
                range.from().getEpochSecond(),
                range.to().getEpochSecond(),
                range.period().toMinutes()),
        answer -> MarketReader.bars(ticker, range.period(), answer));
  }

  private static ListCall<KalshiMarket> list(String filter) {
    return new ListCall<>(
        "/markets?limit=1000&" + filter, "markets", "ticker", MarketReader::market);
  }

  private static List<BookSnapshot> books(Fields answer) throws MalformedMessage {
    List<BookSnapshot> books = new ArrayList<>();
    for (Fields each : answer.objects("orderbooks")) {
      books.add(MarketReader.book(each.text("ticker"), each));
    }
    return List.copyOf(books);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
