package io.rec.venuesimulator.calendar;

import io.rec.domain.market.EventTicker;
import io.rec.venuesimulator.price.Coin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One hour of one symbol with its markets, lowest strike first. */
public record ListedEvent(
    EventTicker ticker, Coin coin, EventTimes times, List<ListedMarket> markets) {

  public ListedEvent {
    markets = List.copyOf(markets);
  }

  public String name() {
    return ticker.toString();
  }

  /** Coin and close make an event; its markets follow from them. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListedEvent event
        && event.ticker.equals(ticker)
        && event.times.equals(times);
  }

  @Override
  public int hashCode() {
    return 31 * ticker.hashCode() + times.close().hashCode();
  }

  public Optional<ListedMarket> market(String name) {
    return markets.stream().filter(market -> market.name().equals(name)).findFirst();
  }
}
