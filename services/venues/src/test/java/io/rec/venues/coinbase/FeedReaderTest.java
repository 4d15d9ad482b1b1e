package io.rec.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

  private static final String TICKER =
      """
      {"channel":"ticker","client_id":"","timestamp":"2026-03-02T12:00:00.123456789Z",
       "sequence_num":%d,"events":[{"type":"update","tickers":[
         {"type":"ticker","product_id":"BTC-USD","price":"118000.55","volume_24_h":"1"}]}]}
      """;

  private final FeedReader reader = new FeedReader(ObjectMapper.getDefault());

  @Test
  @DisplayName("REC-PWB-01 reads a price under the time the venue says")
  void readsTicker() throws IOException {
    assertThat(reader.read(TICKER.formatted(0)).ticks())
        .containsExactly(
            new PriceTick(
                "BTC-USD",
                new BigDecimal("118000.55"),
                Instant.parse("2026-03-02T12:00:00.123456789Z")));
  }

  @Test
  @DisplayName("counts the messages that a jump of the sequence number skips")
  void countsLostMessages() throws IOException {
    reader.read(TICKER.formatted(0));

    assertThat(reader.read(TICKER.formatted(4)).lostMessages()).isEqualTo(3);
  }

  @Test
  @DisplayName("finds no price in a heartbeat, whatever the form of its counter")
  void readsHeartbeat() throws IOException {
    var heartbeat =
        """
        {"channel":"heartbeats","client_id":"","timestamp":"2026-03-02T12:00:00Z","sequence_num":0,
         "events":[{"current_time":"2026-03-02 12:00:00 +0000 UTC m=+1.5","heartbeat_counter":"3049"}]}
        """;

    assertThat(reader.read(heartbeat).ticks()).isEmpty();
  }

  @Test
  @DisplayName("says what the venue complained about")
  void tellsError() {
    assertThatThrownBy(() -> reader.read("{\"type\":\"error\",\"message\":\"too many\"}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many");
  }

  @Test
  @DisplayName("refuses a price that is no number")
  void refusesNonsense() {
    assertThatThrownBy(() -> reader.read(TICKER.formatted(0).replace("118000.55", "n/a")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("BTC-USD", "n/a");
  }
}
