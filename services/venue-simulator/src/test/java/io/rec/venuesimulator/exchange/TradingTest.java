package io.rec.venuesimulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.price.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradingTest {

  /** A Monday; the exchange pauses on Thursdays. */
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T05:00:00Z");

  private static final long ENOUGH_FOR_AN_ENTRY = 1_000;

  @Test
  @DisplayName("two minutes into any hour some market near the money can be entered")
  void opensWithTrades() {
    Listings listings = new Listings(List.of(Coin.walking("BTC", 5), Coin.walking("ETH", 6)));
    List<ListedEvent> events =
        IntStream.range(0, 24)
            .mapToObj(hour -> MIDNIGHT.plus(Duration.ofHours(hour)))
            .flatMap(now -> listings.at(now.plusSeconds(1)).stream())
            .filter(TradingTest::isOfAnHour)
            .distinct()
            .toList();

    assertThat(events)
        .hasSizeGreaterThan(40)
        .allSatisfy(event -> assertThat(most(event)).isGreaterThan(ENOUGH_FOR_AN_ENTRY));
  }

  private static boolean isOfAnHour(ListedEvent event) {
    Duration life = Duration.between(event.times().open(), event.times().close());
    return life.equals(Duration.ofHours(1));
  }

  /** Contracts of the market that was traded most when the opening was over. */
  private static long most(ListedEvent event) {
    long open = event.times().open().getEpochSecond();
    List<Trade> trades =
        LongStream.range(open, open + 120)
            .boxed()
            .flatMap(second -> Trading.during(event, second).stream())
            .toList();
    return event.markets().stream().mapToLong(market -> contracts(trades, market)).max().orElse(0);
  }

  private static long contracts(List<Trade> trades, ListedMarket market) {
    return trades.stream()
            .filter(trade -> trade.market().equals(market))
            .mapToLong(Trade::count)
            .sum()
        / 100;
  }
}
