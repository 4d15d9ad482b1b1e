package io.rec.venuesimulator.binance.market;

import io.rec.venuesimulator.price.Coin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pairs that are traded, by symbol and in their order. */
public final class Markets {

  private final Map<String, Market> bySymbol = new LinkedHashMap<>();

  public Markets(List<Coin> coins) {
    coins.stream().map(Pair::of).forEach(pair -> bySymbol.put(pair.symbol(), Market.of(pair)));
  }

  public Collection<Market> all() {
    return List.copyOf(bySymbol.values());
  }

  public Optional<Market> of(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }
}
