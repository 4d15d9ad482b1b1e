package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.kalshi.query.Page;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;
import java.util.Optional;

/** {@code /events/…} and {@code /series/…}. */
final class EventCalls {

  private static final int MOST = 200;

  private final Exchange exchange;
  private final MarketSearch search;
  private final MarketForm form;

  EventCalls(Exchange exchange, MarketSearch search, MarketForm form) {
    this.exchange = exchange;
    this.search = search;
    this.form = form;
  }

  VenueAnswer list(Parameters parameters) {
    int limit = parameters.limit(MOST, MOST);
    Optional<String> status = parameters.oneOf("status", MarketSearch.STATUSES);
    Optional<String> series = parameters.text("series_ticker");
    List<String> tickers = parameters.list("tickers");
    long closesFrom = parameters.number("min_close_ts").orElse(Long.MIN_VALUE);
    long updatedFrom = parameters.number("min_updated_ts").orElse(Long.MIN_VALUE);
    List<ListedEvent> events =
        exchange.listings().at(exchange.now()).stream()
            .filter(e -> series.isEmpty() || e.ticker().series().ticker().equals(series.get()))
            .filter(e -> tickers.isEmpty() || tickers.contains(e.name()))
            .filter(e -> e.times().close().getEpochSecond() >= closesFrom)
            .filter(e -> updated(e) >= updatedFrom)
            .filter(e -> status.isEmpty() || any(e, status.get()))
            .toList();
    Page<ListedEvent> page = Page.of(events, limit, parameters.text("cursor"), ListedEvent::name);
    boolean nested = parameters.flag("with_nested_markets");
    JsonObject answer =
        new JsonObject()
            .with("events", page.rows().stream().map(e -> event(e, nested)).toList())
            .with("cursor", page.cursor());
    // Milestones belong to games and elections; hourly events have none.
    return VenueAnswer.ok(
        parameters.flag("with_milestones") ? answer.with("milestones", List.of()) : answer);
  }

  VenueAnswer one(String ticker, Parameters parameters) {
    Optional<ListedEvent> found = found(ticker);
    if (found.isEmpty()) {
      return Refusal.notFound();
    }
    boolean nested = parameters.flag("with_nested_markets");
    JsonObject answer = new JsonObject().with("event", event(found.get(), nested));
    answer.with("markets", nested ? List.of() : markets(found.get()));
    return VenueAnswer.ok(answer);
  }

  VenueAnswer metadata(String ticker) {
    return found(ticker)
        .map(event -> VenueAnswer.ok(EventForm.metadata(event)))
        .orElseGet(Refusal::notFound);
  }

  VenueAnswer seriesList(Parameters parameters) {
    Optional<String> category = parameters.text("category");
    List<String> tags = parameters.list("tags");
    List<JsonObject> series =
        exchange.listings().coins().stream()
            .filter(coin -> category.isEmpty() || category.get().equals("Crypto"))
            .filter(coin -> tags.isEmpty() || tags.contains(coin.symbol()))
            .map(EventForm::series)
            .toList();
    return VenueAnswer.ok(new JsonObject().with("series", series));
  }

  VenueAnswer series(String ticker) {
    Optional<Coin> coin = exchange.listings().coin(ticker);
    return coin.map(c -> VenueAnswer.ok(new JsonObject().with("series", EventForm.series(c))))
        .orElseGet(Refusal::notFound);
  }

  private Optional<ListedEvent> found(String ticker) {
    return exchange.listings().event(ticker, exchange.now());
  }

  private long updated(ListedEvent event) {
    return event.times().lastTurn(exchange.now()).getEpochSecond();
  }

  private boolean any(ListedEvent event, String status) {
    return event.markets().stream().anyMatch(market -> search.filter(market).equals(status));
  }

  private JsonObject event(ListedEvent event, boolean nested) {
    JsonObject written = EventForm.event(event);
    return nested ? written.with("markets", markets(event)) : written;
  }

  private List<JsonObject> markets(ListedEvent event) {
    return event.markets().stream().map(form::market).toList();
  }
}
