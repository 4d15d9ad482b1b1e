package io.rec.venues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.testing.Authority;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.CoinbaseFeed;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.rest.CallLimit;
import io.rec.venues.rest.CallLimiter;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.VenueCalls;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.Waits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A venue that does not prove who it is")
class CertificateTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String EXPIRED = "its certificate expired on " + TODAY.minusDays(30);

  @TempDir private Path folder;
  private Authority authority;
  private HttpClient client;
  private HttpsServer venue;

  @BeforeEach
  void trust() {
    authority = new Authority(folder);
    client = HttpClient.newBuilder().sslContext(authority.trusting()).build();
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    venue.stop(0);
  }

  @Test
  @DisplayName("an exchange's certificate that expired is told with its day")
  void exchange() throws Exception {
    serve(expired());

    assertThat(told()).isEqualTo(EXPIRED);
  }

  @Test
  @DisplayName("a price feed's certificate that expired is told with its day")
  void feed() throws Exception {
    serve(expired());
    CoinbaseFeed feed =
        new CoinbaseFeed(
            ObjectMapper.getDefault(), "BTC-USD", tick -> {}, new SkewMeter(), Clock.systemUTC());
    URI address = URI.create("wss" + root().toString().substring("https".length()));
    try (LastingStream stream =
        new LastingStream(
            client,
            () -> address,
            StreamLimits.waiting(Waits.always(failures -> Duration.ofMillis(100))),
            feed,
            Clock.systemUTC())) {
      stream.start();

      await().atMost(10, SECONDS).until(() -> stream.state().lastLoss().endsWith(EXPIRED));
    }
  }

  @Test
  @DisplayName("a connector's certificate that expired is told with its day, and not tried again")
  void connector() throws Exception {
    serve(expired());
    ConnectorHttp http =
        new ConnectorHttp(
            "webhook",
            client,
            ObjectMapper.getDefault(),
            Clock.systemUTC(),
            HttpRefusal.Reader.WORDS);

    assertThatThrownBy(() -> http.send(HttpCall.get(root(), Map.of())))
        .isInstanceOfSatisfying(
            ConnectorConnectionException.class, failed -> assertThat(failed.retryable()).isFalse())
        .hasMessage("webhook did not prove its identity: " + EXPIRED);
  }

  @Test
  @DisplayName("one of tomorrow may be our own clock, and one of nobody we know is no outage")
  void others() throws Exception {
    serve(authority.server("early", "+2d", 30));
    assertThat(told())
        .isEqualTo(
            "its certificate is valid from %s on, or our clock is wrong"
                .formatted(TODAY.plusDays(2)));
    venue.stop(0);

    serve(authority.server("good", "-1d", 30));
    client = VenueHttp.client();
    assertThat(told()).isEqualTo("its certificate is signed by nobody whom we trust");
  }

  private SSLContext expired() {
    return authority.server("expired", "-60d", 30);
  }

  private void serve(SSLContext identity) throws IOException {
    venue = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    venue.setHttpsConfigurator(new HttpsConfigurator(identity));
    venue.start();
  }

  private URI root() {
    return URI.create("https://127.0.0.1:" + venue.getAddress().getPort());
  }

  private String told() throws InterruptedException {
    CallLimiter limiter =
        new CallLimiter(
            List.of(new CallLimit(10, Duration.ofMinutes(1))),
            Duration::ofSeconds,
            Clock.systemUTC());
    VenueCalls calls =
        new VenueCalls(
            client,
            this::root,
            limiter.budget("key"),
            new SkewMeter(),
            Clock.systemUTC(),
            System::nanoTime);
    return calls.get("/", Map::of, Duration.ofSeconds(5)) instanceof Reply.Silent<?> silent
        ? silent.reason()
        : "it answers";
  }
}
