package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tickers and the description of the venue: of one pair, of some, or of all. */
final class TickerCalls {

  private final Markets markets;
  private final Clock clock;

  TickerCalls(Markets markets, Clock clock) {
    this.markets = markets;
    this.clock = clock;
  }

  Object price(Parameters given) {
    given.refuseOthers("symbol", "symbols");
    return of(given, market -> TickerForm.price(market, clock.millis()));
  }

  Object book(Parameters given) {
    given.refuseOthers("symbol", "symbols");
    return of(given, market -> TickerForm.book(market, clock.millis()));
  }

  Object day(Parameters given) {
    given.refuseOthers("symbol", "symbols", "type");
    boolean full =
        switch (given.text("type").orElse("FULL")) {
          case "FULL" -> true;
          case "MINI" -> false;
          default -> throw Denied.of(-1139, "Invalid ticker type.");
        };
    return of(given, market -> TickerForm.day(market, clock.millis(), full));
  }

  /** The server's time is that by which calls are signed. */
  Object exchange(Parameters given, List<JsonObject> limits, long serverMillis) {
    given.refuseOthers("symbol", "symbols");
    List<Pair> pairs = chosen(given).stream().map(Market::pair).toList();
    return ExchangeForm.exchange(pairs, limits, serverMillis);
  }

  /** One for a single symbol, else a list. */
  private Object of(Parameters given, Function<Market, JsonObject> form) {
    List<Market> chosen = chosen(given);
    return given.optionalSymbol().isPresent()
        ? form.apply(chosen.getFirst())
        : chosen.stream().map(form).toList();
  }

  private List<Market> chosen(Parameters given) {
    Optional<String> one = given.optionalSymbol();
    Optional<List<String>> some = given.symbols();
    if (one.isPresent() && some.isPresent()) {
      throw Denied.combination();
    }
    if (one.isEmpty() && some.isEmpty()) {
      return List.copyOf(markets.all());
    }
    List<Market> chosen = new ArrayList<>();
    for (String symbol : some.orElseGet(() -> List.of(one.orElseThrow()))) {
      chosen.add(markets.of(symbol).orElseThrow(Denied::symbol));
    }
    return chosen;
  }
}
