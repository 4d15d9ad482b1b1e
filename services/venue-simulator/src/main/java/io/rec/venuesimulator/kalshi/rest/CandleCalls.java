package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code …/candlesticks} of a market, of several, and of an event. */
final class CandleCalls {

  private static final int MOST = 10_000;

  private final Exchange exchange;

  CandleCalls(Exchange exchange) {
    this.exchange = exchange;
  }

  VenueAnswer ofMarket(String series, String ticker, Parameters parameters) {
    CandleWindow window = CandleWindow.of(parameters);
    Optional<ListedMarket> found =
        exchange
            .listings()
            .market(ticker, exchange.now())
            .filter(market -> market.ticker().event().series().ticker().equals(series));
    return found
        .map(
            market ->
                VenueAnswer.ok(
                    new JsonObject()
                        .with("ticker", market.name())
                        .with("candlesticks", candles(market, window, new HashMap<>()))))
        .orElseGet(Refusal::notFound);
  }

  VenueAnswer ofSeveral(Parameters parameters) {
    CandleWindow window = CandleWindow.of(parameters);
    List<String> tickers = parameters.list("market_tickers");
    if (tickers.isEmpty()) {
      throw BadParameter.tag(parameters.call(), "MarketTickers", "required");
    }
    if (window.count() * tickers.size() > MOST) {
      throw new BadParameter(
          parameters.call(), "more than %d candlesticks asked for".formatted(MOST));
    }
    Map<ListedEvent, EventTrades> read = new HashMap<>();
    List<JsonObject> markets = new ArrayList<>();
    for (String ticker : tickers) {
      exchange
          .listings()
          .market(ticker, exchange.now())
          .ifPresent(
              market ->
                  markets.add(
                      new JsonObject()
                          .with("market_ticker", market.name())
                          .with("candlesticks", candles(market, window, read))));
    }
    return VenueAnswer.ok(new JsonObject().with("markets", markets));
  }

  /** Too long a window is cut, and the answer says where. */
  VenueAnswer ofEvent(String series, String ticker, Parameters parameters) {
    CandleWindow asked = CandleWindow.of(parameters);
    Optional<ListedEvent> found =
        exchange
            .listings()
            .event(ticker, exchange.now())
            .filter(event -> event.ticker().series().ticker().equals(series));
    if (found.isEmpty()) {
      return Refusal.notFound();
    }
    List<ListedMarket> markets = found.get().markets();
    CandleWindow window = asked.atMost(MOST / markets.size());
    Map<ListedEvent, EventTrades> read = new HashMap<>();
    return VenueAnswer.ok(
        new JsonObject()
            .with("market_tickers", markets.stream().map(ListedMarket::name).toList())
            .with(
                "market_candlesticks",
                markets.stream().map(market -> candles(market, window, read)).toList())
            .with("adjusted_end_ts", window.end()));
  }

  private List<JsonObject> candles(
      ListedMarket market, CandleWindow window, Map<ListedEvent, EventTrades> read) {
    long now = exchange.now().getEpochSecond();
    EventTrades trades =
        read.computeIfAbsent(
            exchange.listings().event(market),
            event -> EventTrades.read(exchange.log(), event, Math.min(now, window.end())));
    return Candles.of(market, trades.of(market), window, now);
  }
}
