package io.rec.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.testing.MovableClock;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CoinbaseFeedTest {

  private static final Instant AT = Instant.parse("2026-03-02T12:00:00.123456789Z");
  private static final String TICKER =
      """
      {"channel":"ticker","client_id":"","timestamp":"2026-03-02T12:00:00.123456789Z",
       "sequence_num":%d,"events":[{"type":"update","tickers":[
         {"type":"ticker","product_id":"BTC-USD","price":"%s","volume_24_h":"1"}]}]}
      """;
  private static final String HEARTBEAT =
      """
      {"channel":"heartbeats","client_id":"","timestamp":"2026-03-02T12:00:00Z","sequence_num":%d,
       "events":[{"current_time":"2026-03-02 12:00:00 +0000 UTC m=+1.5","heartbeat_counter":%s}]}
      """;
  private static final String SUBSCRIPTIONS =
      """
      {"channel":"subscriptions","client_id":"","timestamp":"2026-03-02T12:00:00Z",
       "sequence_num":%d,"events":[{"subscriptions":{%s}}]}
      """;

  private final List<PriceTick> ticks = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final CoinbaseFeed feed =
      new CoinbaseFeed(
          ObjectMapper.getDefault(),
          "BTC-USD",
          ticks::add,
          new SkewMeter(),
          new MovableClock(AT.plusMillis(20)));

  @BeforeEach
  void open() throws IOException, InterruptedException {
    feed.opened(sent::add);
  }

  @Test
  @DisplayName("REC-PWB-01 passes a price on under the time the venue says")
  void readsTicker() throws Exception {
    tell(TICKER.formatted(0, "118000.55"));

    assertThat(ticks).containsExactly(new PriceTick("BTC-USD", new BigDecimal("118000.55"), AT, 0));
  }

  @Test
  @DisplayName("subscribes heartbeats and ticker, and is acknowledged when both are listed")
  void waitsForBothChannels() throws Exception {
    assertThat(sent).hasSize(2).anyMatch(text -> text.contains("\"heartbeats\""));

    tell(SUBSCRIPTIONS.formatted(0, "\"heartbeats\":[\"heartbeats\"]"));
    assertThat(feed.acknowledged()).isFalse();

    tell(
        SUBSCRIPTIONS.formatted(
            1, "\"heartbeats\":[\"heartbeats\"],\"ticker\":[\"BTC-USD\",\"ETH-USD\"]"));
    assertThat(feed.acknowledged()).isTrue();
  }

  @Test
  @DisplayName("counts the messages that a jump of the number skips, and passes the news on")
  void countsLostMessages() throws Exception {
    tell(TICKER.formatted(0, "100"), TICKER.formatted(4, "101"));

    assertThat(feed.figures().lost()).isEqualTo(3);
    assertThat(ticks).hasSize(2);
  }

  @Test
  @DisplayName("drops a message that comes twice, and one that was overtaken")
  void dropsOldMessages() throws Exception {
    tell(
        TICKER.formatted(0, "100"),
        TICKER.formatted(0, "100"),
        TICKER.formatted(2, "102"),
        TICKER.formatted(1, "101"));

    assertThat(ticks.stream().map(PriceTick::sequence)).containsExactly(0L, 2L);
    assertThat(feed.figures().duplicates()).isEqualTo(1);
    assertThat(feed.figures().late()).isEqualTo(1);
  }

  @Test
  @DisplayName("numbers begin anew with each connection")
  void numbersBeginAnew() throws Exception {
    tell(TICKER.formatted(0, "100"), TICKER.formatted(1, "100"));

    feed.opened(sent::add);
    tell(TICKER.formatted(0, "100"));

    assertThat(ticks).hasSize(3);
    assertThat(feed.figures().late()).isZero();
  }

  @Test
  @DisplayName("counts missed heartbeats, whatever the form of the counter")
  void countsMissedHeartbeats() throws Exception {
    tell(HEARTBEAT.formatted(0, "3049"), HEARTBEAT.formatted(1, "\"3052\""));

    assertThat(feed.figures().heartbeatsMissed()).isEqualTo(2);
    assertThat(ticks).isEmpty();
  }

  @Test
  @DisplayName("counts a refused price by its reason and passes nothing on")
  void countsRefused() throws Exception {
    tell(
        TICKER.formatted(0, "100"),
        TICKER.formatted(1, "0"),
        TICKER.formatted(2, "NaN"),
        TICKER.formatted(3, "-4"),
        TICKER.formatted(4, "1").replace("BTC", "DOGE"));

    assertThat(ticks).hasSize(1);
    assertThat(feed.figures().refused())
        .isEqualTo(
            Map.of(
                PriceRefusal.NOT_POSITIVE, 2L,
                PriceRefusal.NOT_A_NUMBER, 1L,
                PriceRefusal.UNKNOWN_PRODUCT, 1L));
  }

  @Test
  @DisplayName("an error of the venue ends the connection with its words")
  void tellsError() {
    assertThatThrownBy(() -> tell("{\"type\":\"error\",\"message\":\"too many\"}"))
        .isInstanceOf(ResyncNeeded.class)
        .hasMessageContaining("too many");
  }

  @Test
  @DisplayName("counts a message that is not the feed's")
  void countsMalformed() {
    assertThatThrownBy(() -> tell("{\"channel\":\"ticker\",\"timestamp\":\"now\"}"))
        .isInstanceOf(MalformedMessage.class);
    assertThat(feed.unreadable()).isEqualTo(1);
  }

  @Test
  @DisplayName("measures the venue's clock from the stamps of the prices")
  void measuresSkew() throws Exception {
    tell(TICKER.formatted(0, "100"));

    assertThat(feed.skew().skew().offset()).isEqualTo(Duration.ofMillis(-20));
  }

  private void tell(String... messages) throws MalformedMessage, ResyncNeeded {
    for (String message : messages) {
      feed.message(message);
    }
  }
}
