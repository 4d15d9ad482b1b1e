package io.rec.venuesimulator.calendar;

import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.price.Noise;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One strike of one event; its number is its place in the event, lowest strike first. */
public record ListedMarket(
    MarketTicker ticker, String name, UUID id, Coin coin, EventTimes times, int number, long seed) {

  static ListedMarket of(MarketTicker ticker, Coin coin, EventTimes times, int number) {
    String name = ticker.toString();
    long place = 1000L * times.close().getEpochSecond() + number;
    long seed = Noise.bits(coin.seed(), place);
    UUID id = UUID.nameUUIDFromBytes((name + seed).getBytes(StandardCharsets.UTF_8));
    return new ListedMarket(ticker, name, id, coin, times, number, seed);
  }

  public BigDecimal floorStrike() {
    return ticker.floorStrike();
  }

  public Strike strike() {
    return ticker.strike();
  }

  /** The seed is made of coin, close and number: cheaper to compare than all that follows. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListedMarket market && market.seed == seed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seed);
  }
}
