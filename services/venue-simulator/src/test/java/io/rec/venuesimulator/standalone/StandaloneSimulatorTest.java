package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneSimulatorTest {

  private static final Pattern TRADE_ID = Pattern.compile("\"match\",\"trade_id\":(\\d+)");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static StandaloneSimulator simulator;

  @BeforeAll
  static void start() throws IOException {
    simulator = StandaloneSimulator.start(Clock.systemUTC(), "--admin", "--ticks", "20");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @DisplayName("names every venue in one line")
  void namesVenues() {
    assertThat(simulator.toString())
        .doesNotContain("\n")
        .contains("kalshi_rest", "kalshi_ws", "coinbase_ws", "coinbase_rest", "admin")
        .contains("polygon_rest", "alpaca_rest", "alpaca_ws")
        .contains("binance_rest", "binance_ws");
  }

  @ParameterizedTest(name = "{0} answers {1}")
  @CsvSource({
    "/exchange/status, 200",
    "/exchange/schedule, 200",
    "/series/KXBTCD, 200",
    "/series/NOPE, 404",
    "/markets?limit=1000, 200",
    "/markets?limit=1001, 400",
    "/markets?status=nope, 400",
    "/markets?cursor=garbage&limit=1, 200",
    "/markets/NOPE, 404",
    "/markets/NOPE/orderbook, 404",
    "/events?limit=201, 400",
    "/markets/trades?limit=5, 200",
    "/portfolio/balance, 401",
    "/account/endpoint_costs, 200",
    "/account/limits, 401",
    "/nowhere, 401"
  })
  void answersWithTheContractsStatus(String path, int status) throws Exception {
    assertThat(get("kalshi_rest", path).statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("answers a fault that is switched on, and truly again when it is cleared")
  void switchesFaults() throws Exception {
    post("/faults/kalshi_rest", "{\"status\":429}");
    var failed = get("kalshi_rest", "/exchange/status");
    delete("/faults/kalshi_rest");

    assertThat(failed.statusCode()).isEqualTo(429);
    assertThat(failed.body()).isEqualTo("{\"error\":\"too many requests\"}");
    assertThat(get("kalshi_rest", "/exchange/status").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("numbers trades without a gap, and with one where a message is skipped on purpose")
  void skipsMessages() throws Exception {
    try (TextClient client =
        new TextClient(URI.create("http" + simulator.address("coinbase_ws").substring(2) + "/"))) {
      client.send(
          "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"matches\"]}");
      await().atMost(10, SECONDS).until(() -> ids(client).size() > 5);
      assertThat(gaps(ids(client))).isZero();

      post("/faults/coinbase_ws", "{\"next\":\"skip\"}");
      await().atMost(10, SECONDS).until(() -> gaps(ids(client)) == 1);
    }
  }

  private static List<Long> ids(TextClient client) {
    return client.of("\"type\":\"match\"").stream()
        .map(TRADE_ID::matcher)
        .filter(Matcher::find)
        .map(found -> Long.parseLong(found.group(1)))
        .toList();
  }

  private static long gaps(List<Long> ids) {
    long gaps = 0;
    for (int index = 1; index < ids.size(); index++) {
      gaps += ids.get(index) - ids.get(index - 1) - 1;
    }
    return gaps;
  }

  private static HttpResponse<String> get(String venue, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(simulator.address(venue) + path)));
  }

  private static void post(String path, String json) throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(simulator.address("admin") + path))
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void delete(String path) throws Exception {
    send(HttpRequest.newBuilder(URI.create(simulator.address("admin") + path)).DELETE());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
