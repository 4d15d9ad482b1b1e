package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for more than a connection may. */
class StreamLimitsTest {

  private static final Trader BASIC = new Trader("cid", Trader.Kind.ED25519, Clock.systemUTC());
  private static final String UNREAD_SNAPSHOT =
      "{\"id\":2,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],\"action\":\"get_snapshot\",\"market_tickers\":%s}}";
  private static final int MOST_CONNECTIONS = 200;
  private static final int MARKETS = 20;

  private static StandaloneSimulator simulator;

  @BeforeAll
  static void start(@TempDir Path folder) {
    simulator =
        StandaloneSimulator.start(
            Clock.systemUTC(),
            // A Monday, at the beginning of an hour: no weekly pause and no other event comes in.
            "--start",
            "2026-03-02T12:00:00Z",
            "--account",
            BASIC.account(folder, "100", "basic"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  @DisplayName("a slow reader's subscription ends with code 25; a new one works on the same line")
  void cutsOffSlowReaders() throws Exception {
    String tickers = nearTheMoney();
    try (RawStream stream = stream()) {
      stream.send(subscription(1, tickers), 1);
      assertThat(stream.read()).contains("\"subscribed\"");
      stream.send(UNREAD_SNAPSHOT.formatted(tickers), 2_000);
      stream.send("{\"id\":3,\"cmd\":\"list_subscriptions\"}", 1);

      JsonObject ended = readUntil(stream, "error");
      assertThat(ended.toString())
          .isEqualTo(
              "{\"type\":\"error\",\"msg\":{\"code\":25,\"msg\":\"Subscription buffer overflow\"},\"sid\":1}");
      JsonObject list = readUntil(stream, "ok");
      assertThat(list.toString()).isEqualTo("{\"id\":3,\"type\":\"ok\",\"msg\":[]}");

      stream.send(subscription(4, tickers), 1);
      assertThat(readUntil(stream, "subscribed").object("msg").orElseThrow().whole("sid"))
          .hasValue(2L);
      assertThat(readUntil(stream, "orderbook_snapshot").whole("seq")).hasValue(1L);
      assertThat(readUntil(stream, "orderbook_delta").whole("seq")).hasValue(MARKETS + 1L);
    }
  }

  @Test
  @DisplayName("more than ten thousand commands in a second are refused with code 27")
  void refusesTooManyCommands() throws Exception {
    try (RawStream stream = stream()) {
      stream.send("{\"id\":1,\"cmd\":\"list_subscriptions\"}", 60_000);

      JsonObject refused = readUntil(stream, "error");
      assertThat(refused.toString())
          .isEqualTo(
              "{\"id\":1,\"type\":\"error\",\"msg\":{\"code\":27,\"msg\":\"Too many requests\"}}");
    }
  }

  @Test
  @DisplayName("the lowest tier has two hundred connections; the next is refused until one closes")
  void limitsConnections() throws Exception {
    List<RawStream> open = new ArrayList<>();
    try {
      for (int number = 0; number < MOST_CONNECTIONS; number++) {
        open.add(stream());
      }

      assertThatThrownBy(StreamLimitsTest::stream)
          .hasMessageStartingWith("HTTP/1.1 429")
          .hasMessageNotContainingAny("retry-after", "Retry-After");
    } finally {
      for (RawStream stream : open) {
        stream.close();
      }
    }
    try (TextClient late = awaitPlace()) {
      assertThat(late.texts()).isEmpty();
    }
  }

  private static TextClient awaitPlace() {
    return await()
        .atMost(10, SECONDS)
        .ignoreExceptions()
        .until(() -> BASIC.stream(simulator.address("kalshi_ws")), stream -> true);
  }

  private static RawStream stream() throws IOException {
    URI address = URI.create(simulator.address("kalshi_ws"));
    return new RawStream(address, BASIC.headers("GET", address.getRawPath()));
  }

  private static String nearTheMoney() throws IOException {
    String body = BASIC.get(simulator.address("kalshi_rest"), "/markets?status=open").body();
    List<String> tickers =
        Json.readObject(body).list("markets").stream()
            .map(JsonObject.class::cast)
            .map(market -> market.text("ticker").orElseThrow())
            .toList();
    return Json.write(tickers.subList(10, 10 + MARKETS));
  }

  private static JsonObject readUntil(RawStream stream, String type) throws IOException {
    while (true) {
      JsonObject message = Json.readObject(stream.read());
      if (message.text("type").orElse("").equals(type)) {
        return message;
      }
    }
  }

  private static String subscription(int id, String tickers) {
    return "{\"id\":%d,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],\"market_tickers\":%s}}"
        .formatted(id, tickers);
  }
}
