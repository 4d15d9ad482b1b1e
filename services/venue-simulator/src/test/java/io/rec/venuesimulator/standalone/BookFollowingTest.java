package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops the clock of the exchange while it runs, and compares what both interfaces show. */
class BookFollowingTest {

  private static final int ROUNDS = 4;
  private static final int DELTAS_A_ROUND = 400;

  @TempDir Path folder;

  private final PausableClock clock = new PausableClock();
  private final Trader trader = new Trader("ann", Trader.Kind.ED25519, clock);
  private StandaloneSimulator simulator;

  @BeforeEach
  void start() {
    simulator =
        StandaloneSimulator.start(
            clock,
            "--symbols",
            "BTC",
            // A Monday, at the beginning of an hour: no weekly pause and no other event comes in.
            "--start",
            "2026-03-02T12:00:00Z",
            "--account",
            trader.account(folder, "100", "premier"));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  @DisplayName("snapshot and deltas of the stream add up to the book of the call")
  void addUpToTheBookOfTheCall() throws Exception {
    List<String> tickers = openMarkets();
    try (TextClient stream = trader.stream(simulator.address("kalshi_ws"))) {
      stream.send(
          Json.write(
              new JsonObject()
                  .with("id", 1)
                  .with("cmd", "subscribe")
                  .with(
                      "params",
                      new JsonObject()
                          .with("channels", List.of("orderbook_delta"))
                          .with("market_tickers", tickers))));
      for (int round = 1; round <= ROUNDS; round++) {
        long wanted = (long) round * DELTAS_A_ROUND;
        await()
            .atMost(60, SECONDS)
            .until(() -> stream.of("\"orderbook_delta\",\"sid\"").size() >= wanted);
        clock.hold();
        await()
            .atMost(10, SECONDS)
            .untilAsserted(() -> assertThat(followed(stream)).isEqualTo(books(tickers)));
        clock.release();
      }

      List<Long> numbers = sequence(stream);
      assertThat(numbers).isNotEmpty().isEqualTo(counting(numbers.size()));
      assertThat(followed(stream).values()).anyMatch(book -> !book.isEmpty());
    }
  }

  private List<String> openMarkets() throws IOException {
    String body =
        trader.get(simulator.address("kalshi_rest"), "/markets?status=open&limit=100").body();
    return markets(body, "markets").stream()
        .map(market -> market.text("ticker").orElseThrow())
        .toList();
  }

  private static Map<String, FollowedBook> followed(TextClient stream) {
    Map<String, FollowedBook> books = new TreeMap<>();
    for (JsonObject message : stream.objects()) {
      String type = message.text("type").orElse("");
      JsonObject news = message.object("msg").orElseThrow();
      if (type.equals("orderbook_snapshot")) {
        books.put(news.text("market_ticker").orElseThrow(), FollowedBook.ofSnapshot(news, "_fp"));
      } else if (type.equals("orderbook_delta")) {
        books.get(news.text("market_ticker").orElseThrow()).add(news);
      }
    }
    return books;
  }

  private Map<String, FollowedBook> books(List<String> tickers) throws IOException {
    String body =
        trader
            .get(
                simulator.address("kalshi_rest"),
                "/markets/orderbooks?tickers=" + String.join("&tickers=", tickers))
            .body();
    Map<String, FollowedBook> books = new TreeMap<>();
    for (JsonObject market : markets(body, "orderbooks")) {
      books.put(
          market.text("ticker").orElseThrow(),
          FollowedBook.ofSnapshot(market.object("orderbook_fp").orElseThrow(), ""));
    }
    return books;
  }

  private static List<JsonObject> markets(String body, String list) throws IOException {
    return Json.readObject(body).list(list).stream().map(JsonObject.class::cast).toList();
  }

  private static List<Long> sequence(TextClient stream) {
    return stream.objects().stream().flatMap(m -> m.whole("seq").stream()).toList();
  }

  private static List<Long> counting(int count) {
    List<Long> numbers = new ArrayList<>();
    for (long number = 1; number <= count; number++) {
      numbers.add(number);
    }
    return numbers;
  }
}
