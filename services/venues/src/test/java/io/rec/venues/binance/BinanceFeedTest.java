package io.rec.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.PriceTick;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.testing.MovableClock;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceFeedTest {

  private static final Instant AT = Instant.parse("2026-03-02T12:00:00.123Z");
  private static final String TRADE =
      "{\"e\":\"trade\",\"E\":1772452800125,\"s\":\"%s\",\"t\":%d,\"p\":\"%s\",\"q\":\"0.1\","
          + "\"T\":1772452800123,\"m\":true,\"M\":true}";
  private static final String BOOK =
      "{\"u\":%d,\"s\":\"BTCUSDT\",\"b\":\"%s\",\"B\":\"1.2\",\"a\":\"%s\",\"A\":\"0.4\"}";

  private final List<PriceTick> ticks = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final MovableClock clock = new MovableClock(AT.plusMillis(20));
  private final BinanceFeed feed =
      new BinanceFeed(ObjectMapper.getDefault(), "BTCUSDT", ticks::add, new SkewMeter(), clock);

  @BeforeEach
  void open() throws IOException, InterruptedException {
    feed.opened(sent::add);
  }

  @Test
  @DisplayName("a trade is a price, at the time the venue says")
  void trades() throws Exception {
    feed.message(TRADE.formatted("BTCUSDT", 7, "118000.55"));

    assertThat(ticks).containsExactly(new PriceTick("BTCUSDT", new BigDecimal("118000.55"), AT, 7));
  }

  @Test
  @DisplayName("both streams are subscribed anew on each connection, and acknowledged by their id")
  void subscribes() throws Exception {
    assertThat(sent)
        .containsExactly(
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"btcusdt@bookTicker\"],\"id\":1}");
    assertThat(feed.acknowledged()).isFalse();
    feed.message("{\"result\":null,\"id\":2}");
    assertThat(feed.acknowledged()).isFalse();
    feed.message("{\"result\":null,\"id\":1}");
    assertThat(feed.acknowledged()).isTrue();

    feed.opened(sent::add);

    assertThat(sent).hasSize(2);
    assertThat(feed.acknowledged()).isFalse();
  }

  @Test
  @DisplayName(
      "trades that were missed are counted, over a new connection too, and none comes twice")
  void order() throws Exception {
    for (long number : new long[] {7, 8, 8, 11, 9}) {
      feed.message(TRADE.formatted("BTCUSDT", number, "100"));
    }
    feed.opened(sent::add);
    feed.message(TRADE.formatted("BTCUSDT", 15, "100"));

    assertThat(ticks).extracting(PriceTick::sequence).containsExactly(7L, 8L, 11L, 15L);
    assertThat(feed.figures().lost()).isEqualTo(5);
    assertThat(feed.figures().duplicates()).isEqualTo(1);
    assertThat(feed.figures().late()).isEqualTo(1);
    assertThat(feed.figures().ticks()).isEqualTo(4);
  }

  @Test
  @DisplayName("the newest best prices are kept, and forgotten when the stream breaks")
  void best() throws Exception {
    feed.message(BOOK.formatted(5, "100.00", "100.01"));
    feed.message(BOOK.formatted(4, "90.00", "90.01"));

    assertThat(feed.best().orElseThrow().bid()).isEqualByComparingTo("100");
    assertThat(feed.figures().late()).isEqualTo(1);

    feed.lost("gone");

    assertThat(feed.best()).isEmpty();
    assertThat(ticks).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"T\":1772452800123}",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"NaN\",\"T\":1772452800123}",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"0\",\"T\":1772452800123}",
        "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"T\":17}",
        "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"101\",\"a\":\"100\"}",
        "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"0\",\"a\":\"100\"}",
        "{\"result\":null}"
      })
  @DisplayName("what is not in the contract is skipped and counted")
  void malformed(String text) {
    assertThatThrownBy(() -> feed.message(text)).isInstanceOf(MalformedMessage.class);

    assertThat(feed.figures().malformed()).isEqualTo(1);
    assertThat(ticks).isEmpty();
    assertThat(feed.best()).isEmpty();
  }

  @Test
  @DisplayName("another symbol's trades are no prices, and other events are not read")
  void strangers() throws Exception {
    feed.message(TRADE.formatted("ETHUSDT", 1, "4200"));
    feed.message("{\"e\":\"kline\",\"s\":\"BTCUSDT\"}");

    assertThat(ticks).isEmpty();
    assertThat(feed.figures().strangers()).isEqualTo(1);
    assertThat(feed.figures().malformed()).isZero();
  }

  @Test
  @DisplayName("an error, and an age of almost a day, ask for a new connection")
  void resyncs() throws Exception {
    assertThatThrownBy(() -> feed.message("{\"error\":{\"code\":2,\"msg\":\"no\"},\"id\":1}"))
        .isInstanceOf(ResyncNeeded.class)
        .hasMessageContaining("no");

    clock.advance(BinanceFeed.LASTS);
    assertThatCode(feed::look).doesNotThrowAnyException();
    clock.advance(Duration.ofMillis(1));
    assertThatThrownBy(feed::look).isInstanceOf(ResyncNeeded.class);

    feed.opened(sent::add);
    assertThatCode(feed::look).doesNotThrowAnyException();
  }
}
