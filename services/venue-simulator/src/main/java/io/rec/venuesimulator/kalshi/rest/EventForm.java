package io.rec.venuesimulator.kalshi.rest;

import io.rec.domain.market.MarketTitle;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.List;

/** Events and series as the exchange writes them. */
final class EventForm {

  private EventForm() {}

  static JsonObject event(ListedEvent event) {
    return new JsonObject()
        .with("event_ticker", event.name())
        .with("series_ticker", event.ticker().series().ticker())
        .with("title", MarketTitle.of(event.ticker(), event.times().close()))
        .with("sub_title", event.times().close().toString())
        .with("collateral_return_type", "")
        .with("mutually_exclusive", false)
        .with("category", "Crypto")
        .with("settlement_sources", sources())
        .with("strike_date", event.times().close().toString())
        .with("exchange_index", MarketForm.EXCHANGE_INDEX);
  }

  static JsonObject metadata(ListedEvent event) {
    List<JsonObject> details =
        event.markets().stream()
            .map(
                market ->
                    new JsonObject()
                        .with("market_ticker", market.name())
                        .with("image_url", "")
                        .with("color_code", ""))
            .toList();
    return new JsonObject()
        .with("image_url", "")
        .with("market_details", details)
        .with("settlement_sources", sources());
  }

  static JsonObject series(Coin coin) {
    return new JsonObject()
        .with("ticker", Listings.series(coin).ticker())
        .with("frequency", "hourly")
        .with("title", coin.symbol() + " price above")
        .with("category", "Crypto")
        .with("categories", List.of("Crypto"))
        .with("tags", List.of(coin.symbol()))
        .with("settlement_sources", sources())
        .with("contract_url", "")
        .with("contract_terms_url", "")
        .with("fee_type", "quadratic")
        .with("fee_multiplier", 1)
        .with("additional_prohibitions", List.of())
        .with("exchange_index", MarketForm.EXCHANGE_INDEX);
  }

  private static List<JsonObject> sources() {
    return List.of(
        new JsonObject().with("name", "CF Benchmarks").with("url", "https://www.cfbenchmarks.com"));
  }
}
