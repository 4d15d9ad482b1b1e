package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.stream.LongStream;

/** The settlement index of each coin, once a second and five times a second. */
public final class IndexFeed {

  private static final long FAST_MILLIS = 200;
  private static final int WINDOW_SECONDS = 60;
  private static final long QUARTER_MILLIS = 15 * 60_000L;
  private static final int AVERAGE_DECIMALS = 8;

  private final Exchange exchange;
  private final MarketStream stream;
  private final Clock clock;
  private long toldFast;

  public IndexFeed(Exchange exchange, MarketStream stream, Clock clock) {
    this.exchange = exchange;
    this.stream = stream;
    this.clock = clock;
  }

  /** Due five times a second, from one thread. */
  public void tick() {
    long now = Math.floorDiv(clock.millis(), FAST_MILLIS) * FAST_MILLIS;
    if (now == toldFast || stream.connections() == 0) {
      return;
    }
    boolean second = Math.floorDiv(now, 1000) != Math.floorDiv(toldFast, 1000);
    toldFast = now;
    for (Coin coin : exchange.listings().coins()) {
      tell(coin, StreamChannel.CFBENCHMARKS_VALUE_5HZ, now);
      if (second) {
        tell(coin, StreamChannel.CFBENCHMARKS_VALUE, Math.floorDiv(now, 1000) * 1000);
      }
    }
  }

  private void tell(Coin coin, StreamChannel channel, long at) {
    long received = stream.shown(at);
    JsonObject data =
        new JsonObject()
            .with("type", "value")
            .with("id", coin.indexId())
            .with("time", received)
            .with("value", coin.indexValue(at).toPlainString());
    long end = Math.floorDiv(at, 1000) * 1000 + 1000;
    JsonObject message =
        new JsonObject()
            .with("index_id", coin.indexId())
            .with("received_at", received)
            .with("data", data.toString())
            .with("avg_60s_data", average(coin, end, WINDOW_SECONDS));
    long intoQuarter = Math.floorMod(at, QUARTER_MILLIS);
    int counted = (int) ((intoQuarter - (QUARTER_MILLIS - WINDOW_SECONDS * 1000L)) / 1000);
    if (intoQuarter == 0) {
      counted = WINDOW_SECONDS;
    }
    if (counted > 0) {
      message.with("last_60s_windowed_average_15min", average(coin, end, counted));
    }
    stream.tell(channel, coin.indexId(), channel.wire(), message.toString());
  }

  private static JsonObject average(Coin coin, long endExclusive, int seconds) {
    BigDecimal sum =
        LongStream.rangeClosed(1, seconds)
            .mapToObj(back -> coin.indexValue(endExclusive - back * 1000))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new JsonObject()
        .with(
            "value",
            sum.divide(BigDecimal.valueOf(seconds), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString())
        .with("window_size", seconds)
        .with("window_start_ts_ms", endExclusive - seconds * 1000L)
        .with("window_end_ts_exclusive", endExclusive);
  }
}
