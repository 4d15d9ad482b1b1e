package io.rec.venuesimulator.kalshi.stream;

import io.rec.domain.market.MarketTitle;
import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.EventTimes;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Figures;
import io.rec.venuesimulator.exchange.Origin;
import io.rec.venuesimulator.exchange.Standing;
import io.rec.venuesimulator.exchange.Trade;
import io.rec.venuesimulator.exchange.Turn;
import io.rec.venuesimulator.kalshi.form.BookForm;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages of the channels about markets, without their envelope. */
final class StreamForm {

  private static final int HUNDREDTHS = 100;

  private StreamForm() {}

  static String snapshot(ListedMarket market, Book book, boolean yesPrice) {
    JsonObject form = head(market);
    List<List<String>> yes = BookForm.levels(book, Leg.YES, 0);
    List<List<String>> no =
        yesPrice ? BookForm.noLevelsOnYesScale(book) : BookForm.levels(book, Leg.NO, 0);
    if (!yes.isEmpty()) {
      form.with("yes_dollars_fp", yes);
    }
    if (!no.isEmpty()) {
      form.with("no_dollars_fp", no);
    }
    return form.toString();
  }

  /** The origin is given to the member only whose order it is. */
  static String delta(
      ListedMarket market,
      Book.Change change,
      Optional<Origin> own,
      boolean yesPrice,
      long millis) {
    boolean turned = yesPrice && change.leg() == Leg.NO;
    return head(market)
        .with("price_dollars", Decimals.dollars(turned ? 100 - change.cents() : change.cents()))
        .with("delta_fp", Decimals.count(change.delta()))
        .with("side", change.leg().wire())
        .withIf("client_order_id", own.map(Origin::clientOrderId))
        .withIf("subaccount", own.map(origin -> 0))
        .with("ts_ms", millis)
        .with("ts", Instant.ofEpochMilli(millis).toString())
        .toString();
  }

  static String ticker(ListedMarket market, Standing standing, long millis) {
    Touch touch = standing.book().touch();
    Figures figures = standing.figures();
    return new JsonObject()
        .with("market_id", market.id().toString())
        .with("market_ticker", market.name())
        .with("price_dollars", Decimals.dollars(figures.lastCents()))
        .with("yes_bid_dollars", Decimals.dollars(touch.bid()))
        .with("yes_ask_dollars", Decimals.dollars(touch.ask()))
        .with("volume_fp", Decimals.count(figures.volume()))
        .with("open_interest_fp", Decimals.count(figures.openInterest()))
        .with("dollar_volume", figures.volume() / HUNDREDTHS)
        .with("dollar_open_interest", figures.openInterest() / HUNDREDTHS)
        .with("yes_bid_size_fp", Decimals.count(standing.book().bidSize()))
        .with("yes_ask_size_fp", Decimals.count(standing.book().askSize()))
        .with("last_trade_size_fp", Decimals.count(figures.lastCount()))
        .with("ts", millis / 1000)
        .with("ts_ms", millis)
        .with("time", Instant.ofEpochMilli(millis).toString())
        .toString();
  }

  static String trade(Trade trade, long millis) {
    String taker = trade.taker().wire();
    return new JsonObject()
        .with("trade_id", trade.id().toString())
        .with("market_ticker", trade.market().name())
        .with("yes_price_dollars", Decimals.dollars(trade.yesCents()))
        .with("no_price_dollars", Decimals.dollars(100 - trade.yesCents()))
        .with("count_fp", Decimals.count(trade.count()))
        .with("taker_side", taker)
        .with("taker_outcome_side", taker)
        .with("taker_book_side", trade.taker() == Leg.YES ? "bid" : "ask")
        .with("is_block_trade", false)
        .with("ts", millis / 1000)
        .with("ts_ms", millis)
        .toString();
  }

  static String turn(ListedMarket market, Turn turn, Exchange exchange, long millis) {
    JsonObject form =
        new JsonObject().with("market_ticker", market.name()).with("event_type", turn.wire());
    switch (turn) {
      case CREATED -> created(form, market);
      case ACTIVATED, DEACTIVATED -> form.with("is_deactivated", turn == Turn.DEACTIVATED);
      case DETERMINED -> {
        Leg winner = exchange.results().winner(market);
        form.with("determination_ts", millis / 1000)
            .with("result", winner.wire())
            .with("settlement_value", Decimals.dollars(winner == Leg.YES ? 100 : 0));
      }
      case SETTLED -> form.with("settled_ts", millis / 1000);
    }
    return form.toString();
  }

  static String event(ListedEvent event) {
    return new JsonObject()
        .with("event_ticker", event.name())
        .with("exchange_index", MarketForm.EXCHANGE_INDEX)
        .with("title", MarketTitle.of(event.ticker(), event.times().close()))
        .with("subtitle", event.times().close().toString())
        .with("collateral_return_type", "")
        .with("series_ticker", event.ticker().series().ticker())
        .with("strike_date", event.times().close().getEpochSecond())
        .toString();
  }

  private static void created(JsonObject form, ListedMarket market) {
    EventTimes times = market.times();
    JsonObject more = MarketForm.names(market);
    MarketForm.terms(more, market)
        .with("name", market.strike().label() + " or above")
        .with("expected_expiration_ts", times.close().getEpochSecond());
    form.with("exchange_index", MarketForm.EXCHANGE_INDEX)
        .with("open_ts", times.open().getEpochSecond())
        .with("close_ts", times.close().getEpochSecond())
        .with("additional_metadata", more)
        .with("price_level_structure", "linear_cent")
        .with("price_ranges", MarketForm.priceRanges());
  }

  private static JsonObject head(ListedMarket market) {
    return new JsonObject()
        .with("market_ticker", market.name())
        .with("market_id", market.id().toString());
  }
}
