package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.kalshi.form.BookForm;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /markets/…}: markets, their books and candles. */
final class MarketCalls {

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int DEEPEST = 100;
  private static final int MOST_BOOKS = 100;
  private static final int MOST_CANDLES = 10_000;
  private static final Set<Long> INTERVALS = Set.of(1L, 60L, 1440L);

  private final Exchange exchange;
  private final MarketSearch search;
  private final MarketForm form;

  MarketCalls(Exchange exchange, MarketSearch search, MarketForm form) {
    this.exchange = exchange;
    this.search = search;
    this.form = form;
  }

  VenueAnswer list(Parameters parameters) {
    int limit = parameters.limit(USUAL, MOST);
    Page<ListedMarket> page =
        Page.of(search.find(parameters), limit, parameters.text("cursor"), ListedMarket::name);
    return VenueAnswer.ok(
        new JsonObject()
            .with("markets", page.rows().stream().map(form::market).toList())
            .with("cursor", page.cursor()));
  }

  VenueAnswer one(String ticker) {
    return market(ticker)
        .map(market -> VenueAnswer.ok(new JsonObject().with("market", form.market(market))))
        .orElseGet(Refusal::notFound);
  }

  VenueAnswer book(String ticker, Parameters parameters) {
    long depth = parameters.number("depth").orElse(0L);
    if (depth < 0 || depth > DEEPEST) {
      throw BadParameter.tag(parameters.call(), "Depth", depth < 0 ? "gte" : "lte");
    }
    return market(ticker)
        .map(m -> VenueAnswer.ok(new JsonObject().with("orderbook_fp", book(m, (int) depth))))
        .orElseGet(Refusal::notFound);
  }

  VenueAnswer books(Parameters parameters) {
    List<String> tickers = parameters.list("tickers");
    if (tickers.isEmpty() || tickers.size() > MOST_BOOKS) {
      throw BadParameter.tag(parameters.call(), "Tickers", tickers.isEmpty() ? "required" : "max");
    }
    List<JsonObject> books =
        tickers.stream()
            .flatMap(ticker -> market(ticker).stream())
            .map(m -> new JsonObject().with("ticker", m.name()).with("orderbook_fp", book(m, 0)))
            .toList();
    return VenueAnswer.ok(new JsonObject().with("orderbooks", books));
  }

  VenueAnswer candles(String series, String ticker, Parameters parameters) {
    Window window = window(parameters);
    Optional<ListedMarket> market =
        market(ticker).filter(m -> m.ticker().event().series().ticker().equals(series));
    return market.map(m -> VenueAnswer.ok(candles(m, window))).orElseGet(Refusal::notFound);
  }

  VenueAnswer candlesOfSeveral(Parameters parameters) {
    Window window = window(parameters);
    List<String> tickers = parameters.list("market_tickers");
    if (tickers.isEmpty()) {
      throw BadParameter.tag(parameters.call(), "MarketTickers", "required");
    }
    if (window.count() * tickers.size() > MOST_CANDLES) {
      throw new BadParameter(
          parameters.call(), "more than %d candlesticks asked for".formatted(MOST_CANDLES));
    }
    List<JsonObject> markets = new ArrayList<>();
    for (String ticker : tickers) {
      market(ticker)
          .ifPresent(
              m ->
                  markets.add(
                      new JsonObject()
                          .with("market_ticker", m.name())
                          .with("candlesticks", candles(m, window).list("candlesticks"))));
    }
    return VenueAnswer.ok(new JsonObject().with("markets", markets));
  }

  private record Window(long start, long end, long seconds) {
    long count() {
      return Math.max(0, (end - start) / seconds + 1);
    }
  }

  private static Window window(Parameters parameters) {
    long interval = parameters.required("period_interval");
    if (!INTERVALS.contains(interval)) {
      throw BadParameter.tag(parameters.call(), "PeriodInterval", "oneof");
    }
    long start = parameters.required("start_ts");
    long end = parameters.required("end_ts");
    if (end < start) {
      throw BadParameter.tag(parameters.call(), "EndTs", "gtefield");
    }
    return new Window(start, end, interval * 60);
  }

  private JsonObject candles(ListedMarket market, Window window) {
    ListedEvent event =
        exchange.listings().event(market.ticker().event().toString(), exchange.now()).orElseThrow();
    return new JsonObject()
        .with("ticker", market.name())
        .with(
            "candlesticks",
            Candles.of(
                event,
                market,
                window.start(),
                window.end(),
                window.seconds(),
                exchange.now().getEpochSecond()));
  }

  private JsonObject book(ListedMarket market, int depth) {
    var book = exchange.standing(market).book();
    return new JsonObject()
        .with("yes_dollars", BookForm.levels(book, Leg.YES, depth))
        .with("no_dollars", BookForm.levels(book, Leg.NO, depth));
  }

  private Optional<ListedMarket> market(String ticker) {
    return exchange.listings().market(ticker, exchange.now());
  }
}
