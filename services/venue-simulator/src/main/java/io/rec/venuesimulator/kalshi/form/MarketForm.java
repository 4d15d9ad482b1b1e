package io.rec.venuesimulator.kalshi.form;

import io.rec.domain.market.MarketTitle;
import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.EventTimes;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.exchange.Earlier;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Figures;
import io.rec.venuesimulator.exchange.Standing;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A market as the exchange writes it. */
public final class MarketForm {

  /** The shard of crypto markets. */
  public static final int EXCHANGE_INDEX = 2;

  private static final Duration LATEST_EXPIRATION = Duration.ofDays(7);
  private static final String RULES_SECONDARY =
      "The index is the CF Benchmarks real-time index; the price of any single venue does not count.";

  private final Exchange exchange;

  public MarketForm(Exchange exchange) {
    this.exchange = exchange;
  }

  public JsonObject market(ListedMarket market) {
    Standing standing = exchange.standing(market);
    EventTimes times = market.times();
    JsonObject form =
        names(market)
            .with("created_time", times.created().toString())
            .with("updated_time", standing.updated().toString())
            .with("open_time", times.open().toString())
            .with("close_time", times.close().toString())
            .with("latest_expiration_time", times.close().plus(LATEST_EXPIRATION).toString())
            .with("expected_expiration_time", times.close().toString())
            .with("settlement_timer_seconds", (int) EventTimes.TIMER.toSeconds())
            .with("status", standing.status().wire());
    quotes(form, standing.book());
    figures(form, standing.figures(), exchange.dayBefore(market));
    result(form, market, standing);
    return terms(form, market);
  }

  /** What does not change while a market lives, as its announcement carries it too. */
  public static JsonObject names(ListedMarket market) {
    String title = market.strike().label() + " or above";
    return new JsonObject()
        .with("ticker", market.name())
        .with("event_ticker", market.ticker().event().toString())
        .with("market_type", "binary")
        .with("title", title(market))
        .with("subtitle", title)
        .with("yes_sub_title", title)
        .with("no_sub_title", title);
  }

  public static String title(ListedMarket market) {
    return MarketTitle.of(market.ticker().event(), market.times().close());
  }

  public static JsonObject terms(JsonObject form, ListedMarket market) {
    return form.with("can_close_early", false)
        .with("strike_type", "greater")
        .with("floor_strike", market.floorStrike())
        .with("rules_primary", rules(market))
        .with("rules_secondary", RULES_SECONDARY)
        .with("price_level_structure", "linear_cent")
        .with("price_ranges", priceRanges())
        .with("exchange_index", EXCHANGE_INDEX);
  }

  public static List<JsonObject> priceRanges() {
    return List.of(
        new JsonObject().with("start", "0.0000").with("end", "1.0000").with("step", "0.0100"));
  }

  private static String rules(ListedMarket market) {
    return "If the simple average of the sixty values of %s in the minute before %s is above %s, the market resolves to Yes."
        .formatted(
            market.coin().indexId(), market.times().close(), market.floorStrike().toPlainString());
  }

  private static void quotes(JsonObject form, Book book) {
    Touch touch = book.touch();
    form.with("yes_bid_dollars", Decimals.dollars(touch.bid()))
        .with("yes_bid_size_fp", Decimals.count(book.bidSize()))
        .with("yes_ask_dollars", Decimals.dollars(touch.ask()))
        .with("yes_ask_size_fp", Decimals.count(book.askSize()))
        .with("no_bid_dollars", Decimals.dollars(100 - touch.ask()))
        .with("no_ask_dollars", Decimals.dollars(100 - touch.bid()));
  }

  /** What is called previous is a day ago; the venue writes 0 where the market was not open yet. */
  private static void figures(JsonObject form, Figures figures, Optional<Earlier> dayBefore) {
    int bid = dayBefore.map(before -> before.touch().bid()).orElse(0);
    int ask = dayBefore.map(before -> before.touch().ask()).orElse(0);
    int price = dayBefore.map(before -> before.figures().lastCents()).orElse(0);
    long volume = dayBefore.map(before -> before.figures().volume()).orElse(0L);
    form.with("last_price_dollars", Decimals.dollars(figures.lastCents()))
        .with("previous_yes_bid_dollars", Decimals.dollars(bid))
        .with("previous_yes_ask_dollars", Decimals.dollars(ask))
        .with("previous_price_dollars", Decimals.dollars(price))
        .with("volume_fp", Decimals.count(figures.volume()))
        .with("volume_24h_fp", Decimals.count(figures.volume() - volume))
        .with("open_interest_fp", Decimals.count(figures.openInterest()))
        .with("notional_value_dollars", "1.0000");
  }

  private void result(JsonObject form, ListedMarket market, Standing standing) {
    boolean known = standing.status().resultKnown();
    form.with("result", known ? exchange.results().winner(market).wire() : "")
        .with("settlement_bounds_type", "default")
        .with("expiration_value", known ? expirationValue(market) : "");
    if (known) {
      boolean yes = exchange.results().winner(market) == Leg.YES;
      form.with("settlement_value_dollars", Decimals.dollars(yes ? 100 : 0));
    }
    if (standing.status() == MarketStatus.FINALIZED) {
      form.with("settlement_ts", market.times().finalized().toString());
    }
  }

  private String expirationValue(ListedMarket market) {
    return exchange.results().value(market).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
