package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.price.Noise;
import java.util.UUID;

/** The ids of trades that members had a part in; the public's among themselves have their own. */
public final class TradeIds {

  private TradeIds() {}

  /** Of the engine's trade with this number. */
  public static UUID of(ListedMarket market, long epochMillis, long trade) {
    long seed = Noise.bits(market.seed(), epochMillis);
    return new UUID(
        Noise.bits(seed, trade) & ~0xF000L | 0x4000L, Noise.bits(~seed, trade) >>> 2 | 1L << 63);
  }
}
