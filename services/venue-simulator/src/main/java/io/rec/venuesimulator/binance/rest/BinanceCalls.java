package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls there are, by method and path. */
public final class BinanceCalls {

  private static final String ROOT = "/api/v3/";

  private final Map<String, Route> routes = new HashMap<>();

  /** Signed by the server's clock, which is the one on the wall, about what the market's shows. */
  public BinanceCalls(Markets markets, Clock clock, Clock server, List<JsonObject> limits) {
    general(new TickerCalls(markets, clock), server, limits);
    market(new MarketCalls(markets, clock));
    orders(new OrderCalls(markets));
    account(new AccountCalls(markets, clock));
  }

  public Optional<Route> of(VenueRequest request) {
    return Optional.ofNullable(routes.get(request.method() + ' ' + request.rawPath()));
  }

  private void general(TickerCalls tickers, Clock server, List<JsonObject> limits) {
    get("ping", Route.open(1, given -> pong(given)));
    get("time", Route.open(1, given -> time(given, server.millis())));
    get("exchangeInfo", Route.open(20, given -> tickers.exchange(given, limits, server.millis())));
    get("ticker/price", Route.open(Weights::ticker, tickers::price));
    get("ticker/bookTicker", Route.open(Weights::ticker, tickers::book));
    get("ticker/24hr", Route.open(Weights::day, tickers::day));
  }

  private void market(MarketCalls market) {
    get("depth", Route.open(Weights::depth, market::depth));
    get("trades", Route.open(25, market::trades));
    get("historicalTrades", Route.keyed(25, market::olderTrades));
    get("aggTrades", Route.open(4, market::aggregates));
    get("klines", Route.open(2, market::candles));
    get("uiKlines", Route.open(2, market::candles));
    get("avgPrice", Route.open(2, market::meanPrice));
  }

  private void orders(OrderCalls orders) {
    put("POST", "order", Route.order((caller, given) -> orders.place(caller.desk(), given)));
    put(
        "POST",
        "order/test",
        Route.signed(given -> 1, (caller, given) -> orders.test(caller.desk(), given)));
    get("order", Route.signed(given -> 4, (caller, given) -> orders.one(caller.desk(), given)));
    put(
        "DELETE",
        "order",
        Route.signed(given -> 1, (caller, given) -> orders.cancel(caller.desk(), given)));
    get(
        "openOrders",
        Route.signed(Weights::openOrders, (caller, given) -> orders.open(caller.desk(), given)));
    put(
        "DELETE",
        "openOrders",
        Route.signed(given -> 1, (caller, given) -> orders.cancelAll(caller.desk(), given)));
  }

  private void account(AccountCalls account) {
    get(
        "account",
        Route.signed(
            given -> 20, (caller, given) -> account.account(caller.desk(), caller.uid(), given)));
    get(
        "allOrders",
        Route.signed(given -> 20, (caller, given) -> account.orders(caller.desk(), given)));
    get(
        "myTrades",
        Route.signed(Weights::trades, (caller, given) -> account.trades(caller.desk(), given)));
  }

  private static Object pong(Parameters given) {
    given.refuseOthers();
    return new JsonObject();
  }

  private static Object time(Parameters given, long millis) {
    given.refuseOthers();
    return new JsonObject().with("serverTime", millis);
  }

  private void get(String path, Route route) {
    put("GET", path, route);
  }

  private void put(String method, String path, Route route) {
    routes.put(method + ' ' + ROOT + path, route);
  }
}
