package io.rec.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.rest.CallLimiter;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.VenueCalls;
import io.rec.venues.testing.ScriptedHttp;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CoinbaseRestTest {

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Instant FROM = Instant.ofEpochSecond(1_755_282_000);

  private final HttpClient client = VenueHttp.client();
  private final ScriptedHttp venue = new ScriptedHttp();
  private final CoinbaseRest rest = new CoinbaseRest(calls(), ObjectMapper.getDefault());

  @AfterEach
  void close() {
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("reads the last trade")
  void readsTicker() throws InterruptedException {
    venue.answer(200, "{\"price\":\"118000.55\",\"time\":\"2026-03-02T12:00:00.123456Z\"}");

    assertThat(((Reply.Answered<PriceTick>) rest.ticker("BTC-USD", DEADLINE)).value())
        .isEqualTo(
            new PriceTick(
                "BTC-USD",
                new BigDecimal("118000.55"),
                Instant.parse("2026-03-02T12:00:00.123456Z")));
  }

  @Test
  @DisplayName("reads candles oldest first, their columns in the venue's order")
  void readsCandles() throws InterruptedException {
    venue.answer(200, "[[1755282060,99,103,100,102,5.5],[1755282000,98,101,99.5,100,1e-5]]");

    List<Candle> candles =
        ((Reply.Answered<List<Candle>>)
                rest.candles(
                    "BTC-USD", Duration.ofMinutes(1), FROM, FROM.plusSeconds(120), DEADLINE))
            .value();

    assertThat(candles.stream().map(Candle::close))
        .containsExactly(new BigDecimal("100"), new BigDecimal("102"));
    assertThat(candles.getFirst().start()).isEqualTo(FROM);
    assertThat(venue.calls().getFirst())
        .isEqualTo(
            "/products/BTC-USD/candles?granularity=60&start=2025-08-15T18:20:00Z"
                + "&end=2025-08-15T18:22:00Z");
  }

  @Test
  @DisplayName("an impossible price is no answer")
  void refusesImpossiblePrice() throws InterruptedException {
    venue.answer(200, "{\"price\":\"0\",\"time\":\"2026-03-02T12:00:00Z\"}");

    assertThat(rest.ticker("BTC-USD", DEADLINE).toString()).contains("not positive");
  }

  @Test
  @DisplayName("tells what the venue refused")
  void tellsRefusal() throws InterruptedException {
    venue.answer(404, "{\"message\":\"NotFound\"}");

    assertThat(rest.ticker("XXX-USD", DEADLINE).toString())
        .isEqualTo("refused with 404 : NotFound");
  }

  private VenueCalls calls() {
    Clock clock = Clock.systemUTC();
    CallLimiter limiter = new CallLimiter(CoinbaseRest.LIMITS, Duration::ofSeconds, clock);
    return new VenueCalls(
        client, venue::root, limiter.budget("public"), new SkewMeter(), clock, System::nanoTime);
  }
}
