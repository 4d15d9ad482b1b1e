package io.rec.venuesimulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.Trader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

  private static final MovableClock WALL = new MovableClock(Instant.parse("2026-03-02T12:00:00Z"));
  private static final String CHEAP = "/series/KXBTCD";

  /** One member for each test, since a bucket remembers. */
  private static final List<String> NAMES =
      List.of(
          "basic-read",
          "advanced-read",
          "expert-read",
          "premier-read",
          "basic-write",
          "advanced-write",
          "premier-write",
          "basic-kinds",
          "basic-shape",
          "premier-lost",
          "basic-told",
          "advanced-told",
          "premier-told",
          "paragon-told",
          "prime-told");

  private static final Map<String, Trader> TRADERS =
      NAMES.stream()
          .collect(
              Collectors.toMap(name -> name, name -> new Trader(name, Trader.Kind.ED25519, WALL)));

  private static StandaloneSimulator simulator;

  @BeforeAll
  static void start(@TempDir Path folder) {
    String[] accounts =
        NAMES.stream()
            .map(name -> trader(name).account(folder, "100", name.substring(0, name.indexOf('-'))))
            .flatMap(account -> Stream.of("--account", account))
            .toArray(String[]::new);
    simulator = StandaloneSimulator.start(WALL, accounts);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest(name = "{0}: {1} calls, then {2} a second")
  @CsvSource({"basic, 20, 20", "advanced, 30, 30", "expert, 60, 60", "premier, 100, 100"})
  void readsByTier(String tier, int capacity, int refill) throws Exception {
    Burst burst = Burst.of(trader(tier + "-read"), "GET", base(), CHEAP, capacity * 4);

    assertThat(burst.count(200)).isEqualTo(capacity);
    assertThat(burst.refused()).isEqualTo(capacity * 3L);
    WALL.pass(Duration.ofSeconds(1));
    assertThat(Burst.of(trader(tier + "-read"), "GET", base(), CHEAP, capacity * 2).count(200))
        .isEqualTo(refill);
  }

  @ParameterizedTest(name = "{0}: {1} writes, then {2} a second")
  @CsvSource({"basic, 10, 10", "advanced, 60, 30", "premier, 200, 100"})
  void writesByTier(String tier, int capacity, int refill) throws Exception {
    Burst burst =
        Burst.of(trader(tier + "-write"), "POST", base(), "/portfolio/orders", capacity * 4);

    assertThat(burst.count(410)).isEqualTo(capacity);
    assertThat(burst.refused()).isEqualTo(capacity * 3L);
    WALL.pass(Duration.ofSeconds(1));
    burst = Burst.of(trader(tier + "-write"), "POST", base(), "/portfolio/orders", capacity * 2);
    assertThat(burst.count(410)).isEqualTo(refill);
  }

  @Test
  @DisplayName("the buckets for reads and writes are apart, and an order's read costs a fifth")
  void metersByKind() throws Exception {
    Trader trader = trader("basic-kinds");
    assertThat(Burst.of(trader, "POST", base(), "/portfolio/orders", 40).refused()).isPositive();

    Burst reads = Burst.of(trader, "GET", base(), "/portfolio/orders/some-order", 300);

    assertThat(reads.count(404)).isEqualTo(100);
  }

  @Test
  @DisplayName("a refusal is the bare string shape and says nothing about when to come again")
  void refusesInTheStringShape() throws Exception {
    RawCalls.Answer refused =
        Burst.of(trader("basic-shape"), "GET", base(), CHEAP, 80).answers().stream()
            .filter(answer -> answer.status() == 429)
            .findFirst()
            .orElseThrow();

    assertThat(refused.body()).isEqualTo("{\"error\":\"too many requests\"}");
    assertThat(refused.head()).doesNotContainIgnoringCase("retry-after", "x-rate");
  }

  @Test
  @DisplayName("calls without headers are not metered")
  void doesNotMeterUnsignedCalls() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int call = 0; call < 60; call++) {
        var request = HttpRequest.newBuilder(URI.create(base() + CHEAP)).build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
            .isEqualTo(200);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "basic, 200, 200, 100, 100",
    "advanced, 300, 300, 300, 600",
    "premier, 1000, 1000, 1000, 2000",
    "paragon, 2000, 2000, 2000, 4000",
    "prime, 4000, 4000, 4000, 8000"
  })
  void tellsTheLimits(String tier, int read, int readMost, int write, int writeMost) {
    assertThat(trader(tier + "-told").get(base(), "/account/limits").body())
        .isEqualTo(
            "{\"usage_tier\":\"%s\",\"read\":{\"refill_rate\":%d,\"bucket_capacity\":%d},\"write\":{\"refill_rate\":%d,\"bucket_capacity\":%d},\"grants\":[]}"
                .formatted(tier, read, readMost, write, writeMost));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/markets/KXBTCD-26JAN0101-T1",
    "/markets/NOPE/orderbook",
    "/events/NOPE",
    "/events/NOPE/metadata",
    "/series/NOPE",
    "/series/NOPE/markets/NOPE/candlesticks?start_ts=0&end_ts=60&period_interval=1",
    "/series/KXBTCD/events/NOPE/candlesticks?start_ts=0&end_ts=60&period_interval=1",
    "/exchange/nowhere",
    "/portfolio/orders/some-order",
    "/nowhere"
  })
  void namesWhatIsNotFound(String path) {
    HttpResponse<String> answer = trader("premier-lost").get(base(), path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\",\"service\":\"exchange\"}}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
  }

  private static Trader trader(String name) {
    return Optional.ofNullable(TRADERS.get(name)).orElseThrow();
  }

  private static String base() {
    return simulator.address("kalshi_rest");
  }

  /** Calls sent all at once, while the clock stands. */
  private record Burst(List<RawCalls.Answer> answers) {

    static Burst of(Trader trader, String method, String base, String path, int calls)
        throws IOException {
      return new Burst(RawCalls.send(trader, method, URI.create(base + path), calls));
    }

    long refused() {
      return count(429);
    }

    long count(int status) {
      return answers.stream().filter(answer -> answer.status() == status).count();
    }
  }
}
