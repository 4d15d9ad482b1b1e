package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCommandsTest {

  private static final Trader TRADER = new Trader("bea", Trader.Kind.ED25519, Clock.systemUTC());

  private static StandaloneSimulator simulator;
  private static String ticker;

  private TextClient stream;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    simulator =
        StandaloneSimulator.start(
            Clock.systemUTC(), "--account", TRADER.account(folder, "100", "premier"));
    String body = TRADER.get(simulator.address("kalshi_rest"), "/markets?status=open").body();
    JsonObject middle = (JsonObject) Json.readObject(body).list("markets").get(20);
    ticker = middle.text("ticker").orElseThrow();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void connect() {
    stream = TRADER.stream(simulator.address("kalshi_ws"));
  }

  @AfterEach
  void disconnect() {
    stream.close();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1  | {\"id\":9,\"cmd\":                                          | Unable to process message",
        "2  | {\"id\":9,\"cmd\":\"subscribe\"}                            | Params required",
        "3  | {\"id\":9,\"cmd\":\"subscribe\",\"params\":{}}              | Channels required",
        "4  | {\"id\":9,\"cmd\":\"unsubscribe\",\"params\":{}}            | Subscription IDs required",
        "5  | {\"id\":9,\"cmd\":\"sing\",\"params\":{}}                   | Unknown command",
        "7  | {\"id\":9,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[77]}} | Unknown subscription ID",
        "8  | {\"id\":9,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"songs\"]}} | Unknown channel name",
        "11 | {\"id\":9,\"cmd\":\"subscribe\",\"params\":{\"channels\":\"ticker\"}} | Invalid parameter",
        "11 | {\"id\":9,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[\"1\"]}} | Invalid parameter",
        "12 | {\"id\":9,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1,2]}} | Exactly one subscription ID is required",
        "14 | {\"id\":9,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"]}} | Market Ticker required",
        "24 | {\"id\":9,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"cfbenchmarks_value\"]}} | Index IDs required"
      })
  void refusesByNumber(int code, String command, String text) {
    stream.send(command);

    JsonObject error = first("error");
    assertThat(error.whole("id").orElse(0L)).isEqualTo(code == 1 ? 0 : 9);
    assertThat(error.object("msg").orElseThrow().toString())
        .isEqualTo("{\"code\":%d,\"msg\":\"%s\"}".formatted(code, text));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"13, sing, true", "14, add_markets, false", "15, '', true", "13, get_snapshot, true"})
  void namesTheSubscriptionThatACommandWasAbout(int code, String action, boolean markets) {
    long sid = subscribed(params("ticker").with("market_ticker", ticker));
    JsonObject params = new JsonObject().with("sid", sid);
    if (!action.isEmpty()) {
      params.with("action", action);
    }
    if (markets) {
      params.with("market_tickers", List.of(ticker));
    }

    command("update_subscription", params);

    JsonObject error = first("error");
    assertThat(error.whole("sid")).hasValue(sid);
    assertThat(error.object("msg").orElseThrow().whole("code")).hasValue((long) code);
  }

  @Test
  @DisplayName("a changed filter is acknowledged with all its markets, and briefly if so wanted")
  void acknowledgesFilters() {
    long full = subscribed(params("trade").with("market_ticker", ticker));
    long brief =
        subscribed(params("trade").with("market_ticker", ticker).with("skip_ticker_ack", true));
    for (long sid : List.of(full, brief)) {
      command(
          "update_subscription",
          new JsonObject()
              .with("sid", sid)
              .with("action", "add_markets")
              .with("market_tickers", List.of("LATER")));
    }

    await().atMost(10, SECONDS).until(() -> stream.ofType("ok").size() == 2);
    assertThat(stream.ofType("ok"))
        .extracting(ok -> ok.object("msg").orElseThrow().texts("market_tickers"))
        .containsExactly(List.of(ticker, "LATER"), List.of());
  }

  @Test
  @DisplayName("a snapshot on demand carries the command's id and the next number of its sid")
  void givesSnapshotsOnDemand() {
    long sid = subscribed(params("orderbook_delta").with("market_ticker", ticker));
    command(
        "update_subscription",
        new JsonObject()
            .with("sids", List.of(sid))
            .with("action", "get_snapshot")
            .with("market_tickers", List.of(ticker, "UNKNOWN")));

    await().atMost(10, SECONDS).until(() -> stream.ofType("orderbook_snapshot").size() == 2);
    assertThat(stream.ofType("orderbook_snapshot").getFirst().whole("id")).isEmpty();
    assertThat(stream.ofType("orderbook_snapshot").getLast().whole("id")).hasValue(9L);
    List<Long> numbers =
        stream.objects().stream().flatMap(message -> message.whole("seq").stream()).toList();
    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj(Long::valueOf).toList());
  }

  @Test
  @DisplayName("NO levels are listed where they offer YES once that is asked for")
  void listsNoLevelsOnTheYesScale() {
    command("subscribe", params("orderbook_delta").with("market_ticker", ticker));
    command(
        "subscribe",
        params("orderbook_delta").with("market_ticker", ticker).with("use_yes_price", true));

    await().atMost(10, SECONDS).until(() -> stream.ofType("orderbook_snapshot").size() == 2);
    List<List<String>> prices =
        stream.ofType("orderbook_snapshot").stream()
            .map(
                message ->
                    message.object("msg").orElseThrow().list("no_dollars_fp").stream()
                        .map(level -> (String) ((List<?>) level).getFirst())
                        .toList())
            .toList();
    assertThat(prices.getLast())
        .isEqualTo(prices.getFirst().reversed().stream().map(StreamCommandsTest::turned).toList());
  }

  @Test
  @DisplayName("an ended subscription is acknowledged with its next number and no longer listed")
  void unsubscribes() {
    long sid = subscribed(params("market_lifecycle_v2"));
    command("unsubscribe", new JsonObject().with("sids", List.of(sid)));
    stream.send("{\"id\":10,\"cmd\":\"list_subscriptions\"}");

    assertThat(first("unsubscribed").toString())
        .isEqualTo("{\"id\":9,\"type\":\"unsubscribed\",\"sid\":%d,\"seq\":1}".formatted(sid));
    assertThat(first("ok").toString()).isEqualTo("{\"id\":10,\"type\":\"ok\",\"msg\":[]}");
  }

  @Test
  @DisplayName("half a million markets are a session's limit, and one more is refused")
  void limitsMarkets() {
    List<String> names = IntStream.range(0, 100_000).mapToObj(number -> "M" + number).toList();
    for (int turn = 0; turn < 5; turn++) {
      command("subscribe", params("ticker").with("market_tickers", names));
    }
    command("subscribe", params("ticker").with("market_tickers", List.of("ONE-MORE")));

    await().atMost(20, SECONDS).until(() -> !stream.ofType("error").isEmpty());
    assertThat(stream.ofType("subscribed")).hasSize(5);
    assertThat(first("error").object("msg").orElseThrow().toString())
        .isEqualTo("{\"code\":26,\"msg\":\"Subscription market limit exceeded\"}");
  }

  private long subscribed(JsonObject params) {
    int before = stream.ofType("subscribed").size();
    command("subscribe", params);
    await().atMost(10, SECONDS).until(() -> stream.ofType("subscribed").size() > before);
    return stream
        .ofType("subscribed")
        .getLast()
        .object("msg")
        .orElseThrow()
        .whole("sid")
        .orElseThrow();
  }

  private JsonObject first(String type) {
    await().atMost(10, SECONDS).until(() -> !stream.ofType(type).isEmpty());
    return stream.ofType(type).getFirst();
  }

  private void command(String name, JsonObject params) {
    stream.send(
        Json.write(new JsonObject().with("id", 9).with("cmd", name).with("params", params)));
  }

  private static JsonObject params(String channel) {
    return new JsonObject().with("channels", List.of(channel));
  }

  private static String turned(String price) {
    return new BigDecimal("1.0000").subtract(new BigDecimal(price)).toString();
  }
}
