package io.rec.venuesimulator.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.server.Outlet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PriceFeedTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration STEP = Duration.ofMillis(5);

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };
  private Instant now = BEGIN;
  private final CoinDesk desk =
      new CoinDesk(
          List.of(Coin.walking("BTC", 5), Coin.walking("ETH", 5)), clock, new FaultBoard(clock));
  private final PriceFeed feed =
      new PriceFeed(desk, 10, () -> Duration.between(BEGIN, now).toNanos());

  @Test
  @DisplayName("products trade at the rate, each at its own moments")
  void doesNotTradeInStep() {
    pass(Duration.ofSeconds(10));

    assertThat(feed.tradesMade()).isBetween(199L, 201L);
    Duration apart = Duration.between(last("ETH-USD"), last("BTC-USD")).abs();
    assertThat(apart).isBetween(Duration.ofMillis(45), Duration.ofMillis(55));
  }

  @Test
  @DisplayName("the first trades after a silence are not stamped into the silence")
  void stampsAfterSilence() {
    feed.rate(0);
    pass(Duration.ofMinutes(10));
    Heard heard = new Heard();
    var talk = new CoinTalk(desk, heard, clock);
    talk.opened();
    talk.message(
        """
        {"type":"subscribe","product_ids":["BTC-USD"],"channels":["ticker"]}""");
    heard.forget();
    feed.burst(2_000, Duration.ofSeconds(1));
    now = now.plus(STEP);
    feed.run();

    assertThat(feed.tradesMade()).isEqualTo(20);
    assertThat(heard.times())
        .hasSize(10)
        .allSatisfy(time -> assertThat(time).isBetween(now.minus(STEP), now));
  }

  @Test
  @DisplayName("a burst makes every trade and ends by itself")
  void burst() {
    feed.burst(2_000, Duration.ofSeconds(1));
    pass(Duration.ofSeconds(2));

    assertThat(feed.tradesMade()).isBetween(3_990L, 4_030L);
  }

  private Instant last(String product) {
    return desk.product(product).orElseThrow().last(now).at();
  }

  private void pass(Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      now = now.plus(STEP);
      feed.run();
    }
  }

  /** Keeps the stamps of the tickers that it is told. */
  private static final class Heard implements Outlet {

    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    private final List<Instant> times = new ArrayList<>();

    List<Instant> times() {
      return List.copyOf(times);
    }

    void forget() {
      times.clear();
    }

    @Override
    public void news(String text) {
      TIME.matcher(text).results().forEach(found -> times.add(Instant.parse(found.group(1))));
    }

    @Override
    public void answer(String text) {}

    @Override
    public void ping(String payload) {}

    @Override
    public void close() {}

    @Override
    public void hangUp() {}

    @Override
    public void arm(OneShot fault, int times) {}

    @Override
    public long pendingBytes() {
      return 0;
    }
  }
}
