package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.kalshi.form.BookForm;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Page;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;
import java.util.Optional;

/** {@code /markets/…}: markets and their books. */
final class MarketCalls {

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int DEEPEST = 100;
  private static final int MOST_BOOKS = 100;

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
