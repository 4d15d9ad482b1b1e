package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.decimal;
import static io.rec.venuesimulator.standalone.StockFloor.limit;
import static io.rec.venuesimulator.standalone.StockFloor.market;
import static io.rec.venuesimulator.standalone.StockFloor.names;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of orders, as Alpaca's stream tells it: JSON in binary frames. */
class AlpacaStreamTest {

  private static final String LOGIN =
      "{\"action\":\"authenticate\",\"data\":{\"key_id\":\"%s\",\"secret_key\":\"%s\"}}";
  private static final String LISTEN =
      "{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}";

  private final StockFloor floor = new StockFloor("--alpaca-account", "bob,bobs,100000");

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("who says who it is may listen, in either form; anybody else is not authorized")
  void authorizes() {
    try (BinaryClient stream = connect()) {
      assertThat(stream.ask(LISTEN)).contains("\"status\":\"unauthorized\"", "\"listen\"");
      assertThat(stream.ask(LOGIN.formatted("ann", "wrong")))
          .isEqualTo(
              "{\"stream\":\"authorization\",\"data\":{\"status\":\"unauthorized\","
                  + "\"action\":\"authenticate\"}}");
      assertThat(stream.ask("{\"action\":\"auth\",\"key\":\"ann\",\"secret\":\"anns\"}"))
          .isEqualTo(
              "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\","
                  + "\"action\":\"authenticate\"}}");
      assertThat(stream.ask(LOGIN.formatted("ann", "anns"))).contains("\"authorized\"");
      assertThat(stream.ask(LISTEN))
          .isEqualTo("{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}");
      assertThat(stream.ask("{\"action\":\"listen\",\"data\":{\"streams\":[\"other\"]}}"))
          .isEqualTo("{\"stream\":\"listening\",\"data\":{\"streams\":[]}}");
      assertThat(stream.ask("{")).contains("invalid syntax");
      assertThat(stream.ask("{\"action\":\"sing\"}")).contains("invalid action");
    }
  }

  @Test
  @DisplayName("an order's life comes in its order, and to its own account alone")
  void tellsLives() {
    try (BinaryClient stream = listening("ann", "anns");
        BinaryClient other = listening("bob", "bobs")) {
      floor.filled(market("AAPL", "buy", "10"));
      awaitEvents(stream, "pending_new", "new", "fill");
      JsonObject fill = stream.updates().getLast();
      JsonObject order = fill.object("order").orElseThrow();

      assertThat(names(fill))
          .containsExactly(
              "event", "execution_id", "timestamp", "order", "price", "qty", "position_qty");
      assertThat(decimal(fill, "price")).isEqualByComparingTo(decimal(order, "filled_avg_price"));
      assertThat(fill.text("qty")).hasValue("10");
      assertThat(fill.text("position_qty")).hasValue("10");
      assertThat(order.text("status")).hasValue("filled");
      assertThat(stream.updates().getFirst().has("price")).isFalse();

      String id = floor.placed(limit("AAPL", "buy", "2", "1")).text("id").orElseThrow();
      floor.pass(Duration.ofSeconds(1));
      floor.alpaca("PATCH", "/orders/" + id, "{\"qty\":3}");
      floor.pass(Duration.ofSeconds(1));
      floor.alpaca("DELETE", "/orders", "");
      floor.pass(Duration.ofSeconds(1));
      floor.placed(limit("AAPL", "buy", "2", "1"));
      floor.passUntil("2026-03-02T21:00:00Z");
      floor.placed(limit("AAPL", "buy", "2", "1"));
      awaitEvents(
          stream,
          "pending_new",
          "new",
          "fill",
          "pending_new",
          "new",
          "replaced",
          "pending_new",
          "new",
          "pending_cancel",
          "canceled",
          "pending_new",
          "new",
          "expired",
          "accepted");
      assertThat(other.updates()).isEmpty();
    }
  }

  @Test
  @DisplayName("parts of a fill add up to the last one's position")
  void tellsParts() {
    try (BinaryClient stream = listening("ann", "anns")) {
      floor.filled(market("F", "buy", "2500"));
      await().atMost(10, SECONDS).until(() -> events(stream).contains("fill"));
      List<JsonObject> fills =
          stream.updates().stream().filter(update -> update.has("qty")).toList();

      assertThat(events(stream)).contains("partial_fill");
      assertThat(fills.stream().mapToInt(fill -> decimal(fill, "qty").intValue()).sum())
          .isEqualTo(2500);
      assertThat(fills.getLast().text("position_qty")).hasValue("2500");
    }
  }

  @Test
  @DisplayName("0.8 news are lost, doubled and cut, and streams are cut, when a fault says so")
  void faults() {
    var board = floor.simulator().simulator().faults();
    try (BinaryClient stream = listening("ann", "anns")) {
      board.arm(Venue.ALPACA_WS, OneShot.SKIP, 1);
      board.arm(Venue.ALPACA_WS, OneShot.DUPLICATE, 1);
      floor.filled(market("AAPL", "buy", "10"));
      awaitEvents(stream, "new", "new", "fill");
      board.disconnect(Venue.ALPACA_WS);

      await().atMost(10, SECONDS).until(stream::closed);
    }
  }

  @Test
  @DisplayName("there is a stream at its path alone")
  void onePath() {
    String address = floor.simulator().address("alpaca_ws");

    assertThat(address).endsWith("/stream");
    assertThatThrownBy(() -> new BinaryClient(address.replace("/stream", "/streams")))
        .hasMessageContaining("WebSocketHandshakeException");
  }

  private static void awaitEvents(BinaryClient stream, String... wanted) {
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(events(stream)).containsExactly(wanted));
  }

  private static List<String> events(BinaryClient stream) {
    return stream.updates().stream().map(update -> update.text("event").orElseThrow()).toList();
  }

  private BinaryClient connect() {
    return new BinaryClient(floor.simulator().address("alpaca_ws"));
  }

  private BinaryClient listening(String key, String secret) {
    BinaryClient stream = connect();
    stream.ask(LOGIN.formatted(key, secret));
    stream.ask(LISTEN);
    return stream;
  }
}
