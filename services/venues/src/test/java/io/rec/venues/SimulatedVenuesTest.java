package io.rec.venues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestRole;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.CoinbaseFeed;
import io.rec.venues.coinbase.CoinbaseVenue;
import io.rec.venues.coinbase.PriceTick;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.Reply;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.Link;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.Waits;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clients against the simulator that the platform trades on in mode Paper. */
class SimulatedVenuesTest {

  private final HttpClient client = VenueHttp.client();
  private final Clock clock = Clock.systemUTC();
  private TestRole simulator;

  @BeforeEach
  void start() {
    simulator =
        TestRole.start(
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                ConfigFolder.create().with("venue-simulator"))
            .awaitReady();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    simulator.close();
  }

  @Test
  @DisplayName("REC-DF-01 prices flow live, none lost, and the clocks agree")
  void followsPrices() throws InterruptedException {
    List<PriceTick> ticks = new CopyOnWriteArrayList<>();
    SkewMeter skew = new SkewMeter();
    var feed = new CoinbaseFeed(ObjectMapper.getDefault(), "BTC-USD", ticks::add, skew, clock);
    try (LastingStream stream = stream(feed)) {
      await().atMost(20, SECONDS).until(() -> ticks.size() >= 5);

      assertThat(stream.state().live()).isTrue();
      assertThat(feed.figures().lost()).isZero();
      assertThat(stream.figures().malformed()).isZero();
      assertThat(skew.skew().alarm()).isFalse();
    }
  }

  @Test
  @DisplayName("REC-PWB-06 says that it reconnects when the venue stops, and until when it waits")
  void noticesStop() throws InterruptedException {
    var feed =
        new CoinbaseFeed(ObjectMapper.getDefault(), "BTC-USD", tick -> {}, new SkewMeter(), clock);
    try (LastingStream stream = stream(feed)) {
      await().atMost(20, SECONDS).until(() -> stream.state().live());

      simulator.close();

      await().atMost(20, SECONDS).until(() -> stream.state().link() instanceof Link.Reconnecting);
    }
  }

  @Test
  @DisplayName("reads the exchange's status")
  void readsStatus() throws InterruptedException {
    var calls =
        KalshiCalls.of(client, () -> simulator.url(""), "public", Duration::ofSeconds, clock);
    var rest = new KalshiRest(calls, CallSigner.NONE, ObjectMapper.getDefault());

    Reply<ExchangeStatus> reply = rest.exchangeStatus(Duration.ofSeconds(5));

    assertThat(reply).isInstanceOf(Reply.Answered.class);
    assertThat(calls.skew().skew().alarm()).isFalse();
  }

  private LastingStream stream(CoinbaseFeed feed) {
    LastingStream stream =
        new LastingStream(
            client,
            () -> CoinbaseVenue.feed("venue-simulator", () -> Optional.of(simulator.url(""))),
            StreamLimits.waiting(Waits.always(failures -> Duration.ofSeconds(1))),
            feed,
            clock);
    stream.start();
    return stream;
  }
}
