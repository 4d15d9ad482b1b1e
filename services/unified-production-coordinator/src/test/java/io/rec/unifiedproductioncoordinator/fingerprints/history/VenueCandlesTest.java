package io.rec.unifiedproductioncoordinator.fingerprints.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.testing.FakePeer;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.CoinbaseRest;
import io.rec.venues.rest.CallLimiter;
import io.rec.venues.rest.VenueCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueCandlesTest {
  private static final Instant NOON = Instant.parse("2025-06-30T12:00:00Z");
  private static final long SECOND = NOON.getEpochSecond();
  private static final Backoff SHORT = new Backoff(Duration.ofMillis(10), Duration.ofMillis(20));

  private final FakePeer venue = FakePeer.start();
  private final HttpClient client = VenueHttp.client();
  private final List<String> notes = new ArrayList<>();
  private final List<Candle> taken = new ArrayList<>();

  @AfterEach
  void stop() {
    client.shutdownNow();
    venue.close();
  }

  @Test
  void handsOnThePageOldestFirstWithoutWhatCannotBe() throws IOException, SQLException {
    venue.answers(
        200,
        "[[%d,9,12,11,10,1],[%d,9,12,11,50,1],[%d,9,12,11,10.5,2],[%d,9,12,11,10,3]]"
            .formatted(SECOND + 180, SECOND + 120, SECOND + 60, SECOND));

    candles(NOON, NOON.plusSeconds(120)).candles(taken::add);

    assertThat(taken)
        .containsExactly(
            new Candle(NOON, 11, 12, 9, 10, 3),
            new Candle(NOON.plusSeconds(60), 11, 12, 9, 10.5, 2));
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("Left out the venue's candle of 2025-06-30T12:02:00Z", "do not lie between");
  }

  @Test
  void asksPageByPageForNoMinuteTwice() throws IOException, SQLException {
    venue.answers(200, "[[%d,9,12,11,10,3]]".formatted(SECOND));

    candles(NOON, NOON.plus(Duration.ofMinutes(300))).candles(taken::add);

    assertThat(venue.asked())
        .containsExactly(
            "GET /products/BTC-USD/candles?granularity=60"
                + "&start=2025-06-30T12:00:00Z&end=2025-06-30T16:59:00Z",
            "GET /products/BTC-USD/candles?granularity=60"
                + "&start=2025-06-30T17:00:00Z&end=2025-06-30T17:00:00Z");
    assertThat(taken).hasSize(1);
  }

  @Test
  void asksAgainWhileTheVenueIsAwayAndGivesUpAtLast() {
    venue.answers(503, "<html>");

    assertThatThrownBy(() -> candles(NOON, NOON).candles(taken::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused with 503")
        .hasMessageContaining("after 8 attempts");
    assertThat(venue.asked()).hasSize(8);
  }

  @Test
  void asksNotAgainForWhatTheVenueDoesNotHave() {
    venue.answers(404, "{\"message\":\"NotFound\"}");

    assertThatThrownBy(() -> candles(NOON, NOON).candles(taken::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("NotFound");
    assertThat(venue.asked()).hasSize(1);
  }

  @Test
  void asksNothingWhenNothingIsMissing() throws IOException, SQLException {
    candles(NOON.plusSeconds(60), NOON).candles(taken::add);

    assertThat(venue.asked()).isEmpty();
  }

  private VenueCandles candles(Instant from, Instant to) {
    var clock = Clock.systemUTC();
    var limiter = new CallLimiter(CoinbaseRest.LIMITS, Duration::ofMillis, clock);
    var calls =
        new VenueCalls(
            client,
            () -> URI.create(venue.url("")),
            limiter.budget("public"),
            new SkewMeter(),
            clock,
            System::nanoTime);
    return new VenueCandles(
        new CoinbaseRest(calls, ObjectMapper.getDefault()),
        new VenueCandles.Stretch("BTC", from, to),
        SHORT,
        notes::add);
  }
}
