package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.price.Noise;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One product's trades, numbered without a gap from the millisecond it was started at. */
final class TickMaker {

  private static final int SIZE_DECIMALS = 8;
  private static final double LARGEST_UNITS = 5_000_000;

  private final Coin coin;
  private final AtomicLong lastTradeId;
  private volatile @Nullable CoinTick last;

  TickMaker(Coin coin, Instant started) {
    this.coin = coin;
    this.lastTradeId = new AtomicLong(started.toEpochMilli());
  }

  Coin coin() {
    return coin;
  }

  /** The next trade. */
  CoinTick next(Instant at) {
    CoinTick made = tick(at, lastTradeId.incrementAndGet());
    last = made;
    return made;
  }

  /** The last trade; before the first one, what it would have been at this instant. */
  CoinTick last(Instant at) {
    CoinTick made = last;
    return made == null ? tick(at, lastTradeId.get()) : made;
  }

  private CoinTick tick(Instant at, long tradeId) {
    double share = Noise.unit(coin.seed(), tradeId);
    long units = 1 + (long) (LARGEST_UNITS * share * share);
    return new CoinTick(
        coin,
        at,
        coin.price(at.toEpochMilli()),
        BigDecimal.valueOf(units, SIZE_DECIMALS),
        (Noise.bits(coin.seed() + 1, tradeId) & 1) == 0,
        tradeId);
  }
}
