package io.rec.venuesimulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.SettlementRule;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DayBeforeTest {

  /** Seven in the evening in New York: the day's great event closed two hours ago. */
  private static final Instant EVENING = Instant.parse("2026-03-03T00:00:00.500Z");

  private static final Instant DAY_BEFORE = EVENING.minus(Duration.ofHours(24));
  private static final Instant CLOSE = Instant.parse("2026-03-02T22:00:00Z");

  private final MovableClock clock = new MovableClock(EVENING);
  private final Exchange exchange =
      new Exchange(new Listings(List.of(Coin.walking("BTC", 5))), SettlementRule.MEAN, clock);

  @Test
  @DisplayName("volume of 24 hours and previous price and quotes are those of the trades")
  void countsTrades() {
    ListedEvent event = closingAt(CLOSE);
    List<Trade> trades = trades(event);
    exchange.step();
    for (ListedMarket market : event.markets()) {
      List<Trade> own = trades.stream().filter(trade -> trade.market().equals(market)).toList();
      List<Trade> before = own.stream().filter(trade -> !trade.at().isAfter(DAY_BEFORE)).toList();
      long last = before.isEmpty() ? 0 : before.getLast().yesCents();
      long volume = sum(own) - sum(before);
      Touch touch = Quoting.touch(market, DAY_BEFORE.toEpochMilli());

      JsonObject form = new MarketForm(exchange).market(market);

      assertThat(form.text("volume_24h_fp")).hasValue(Decimals.count(volume));
      assertThat(form.text("volume_fp")).hasValue(Decimals.count(sum(own)));
      assertThat(form.text("previous_price_dollars")).hasValue(Decimals.dollars(last));
      assertThat(form.text("previous_yes_bid_dollars")).hasValue(Decimals.dollars(touch.bid()));
      assertThat(form.text("previous_yes_ask_dollars")).hasValue(Decimals.dollars(touch.ask()));
    }
    assertThat(trades).anyMatch(trade -> !trade.at().isAfter(DAY_BEFORE));
  }

  @Test
  @DisplayName("what was not open a day ago has nothing previous, and all its volume is of the day")
  void knowsYoungMarkets() {
    exchange.step();
    ListedMarket market = closingAt(Instant.parse("2026-03-03T01:00:00Z")).markets().get(20);
    clock.pass(Duration.ofMinutes(30));
    exchange.step();

    JsonObject form = new MarketForm(exchange).market(market);

    assertThat(form.text("previous_yes_ask_dollars")).hasValue("0.0000");
    assertThat(form.text("previous_price_dollars")).hasValue("0.0000");
    assertThat(form.text("volume_24h_fp")).isEqualTo(form.text("volume_fp"));
    assertThat(form.text("volume_fp")).isNotEqualTo(Optional.of("0.00"));
  }

  @Test
  @DisplayName("a market counts as updated when it was created, paused, determined and paid")
  void tellsWhenAMarketWasUpdated() {
    exchange.step();
    ListedMarket open = closingAt(Instant.parse("2026-03-03T01:00:00Z")).markets().get(20);
    ListedMarket paid = closingAt(CLOSE).markets().get(20);
    assertThat(updated(open)).isEqualTo(open.times().created().toString());
    assertThat(updated(paid)).isEqualTo(paid.times().finalized().toString());

    clock.pass(Duration.ofSeconds(10));
    exchange.step();
    exchange.setActive(open, false);
    clock.pass(Duration.ofSeconds(10));
    exchange.step();

    assertThat(updated(open)).isEqualTo(EVENING.plusSeconds(10).toString());
  }

  private String updated(ListedMarket market) {
    return new MarketForm(exchange).market(market).text("updated_time").orElseThrow();
  }

  private ListedEvent closingAt(Instant close) {
    return exchange.listings().at(clock.instant()).stream()
        .filter(event -> event.times().close().equals(close))
        .findFirst()
        .orElseThrow();
  }

  private static List<Trade> trades(ListedEvent event) {
    long open = event.times().open().getEpochSecond();
    return LongStream.range(open, event.times().close().getEpochSecond())
        .boxed()
        .flatMap(second -> Trading.during(event, second).stream())
        .toList();
  }

  private static long sum(List<Trade> trades) {
    return trades.stream().mapToLong(Trade::count).sum();
  }
}
