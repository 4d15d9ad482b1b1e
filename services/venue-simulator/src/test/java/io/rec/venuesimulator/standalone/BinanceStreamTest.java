package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.BinanceFloor.decimal;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Binance's market streams, over a clock that is moved by hand. */
class BinanceStreamTest {

  private final BinanceFloor floor = new BinanceFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName("a raw stream tells each trade once, and the calls know the same")
  void trades() {
    try (TextClient client = floor.listen("/ws/btcusdt@trade")) {
      hear(client, 3);
      List<JsonObject> told = client.objects();
      List<JsonObject> asked = floor.objects("/trades?symbol=BTCUSDT&limit=3");

      for (int turn = 0; turn < 3; turn++) {
        assertThat(told.get(turn).text("e")).hasValue("trade");
        assertThat(told.get(turn).whole("t")).isEqualTo(asked.get(turn).whole("id"));
        assertThat(told.get(turn).text("p")).isEqualTo(asked.get(turn).text("price"));
        assertThat(told.get(turn).whole("T")).isEqualTo(asked.get(turn).whole("time"));
      }
    }
  }

  @Test
  @DisplayName("combined streams name themselves, whatever was asked for in one connection")
  void combined() {
    try (TextClient client =
        floor.listen(
            "/stream?streams=btcusdt@bookTicker/ethusdt@aggTrade/ethusdt@depth5/btcusdt@miniTicker")) {
      pass(client, 4);
      JsonObject book = data(client, "btcusdt@bookTicker");
      JsonObject depth = data(client, "ethusdt@depth5");

      assertThat(decimal(book, "b")).isLessThan(decimal(book, "a"));
      assertThat(depth.list("bids")).hasSize(5);
      assertThat(data(client, "ethusdt@aggTrade").text("s")).hasValue("ETHUSDT");
      assertThat(data(client, "btcusdt@miniTicker").text("e")).hasValue("24hrMiniTicker");
    }
  }

  @Test
  @DisplayName("commands are answered by their ids, and change what is heard")
  void commands() {
    try (TextClient client = floor.listen("/ws")) {
      client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
      answered(client, "{\"result\":null,\"id\":1}");
      client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"two\"}");
      answered(client, "{\"result\":[\"btcusdt@trade\"],\"id\":\"two\"}");
      hearOf(client, "\"e\":\"trade\"");
      client.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":3}");
      answered(client, "{\"result\":null,\"id\":3}");
      hearOf(client, "{\"stream\":\"btcusdt@trade\",\"data\":");
      client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":null}");
      answered(client, "{\"result\":null,\"id\":null}");
      client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\"],\"id\":5}");
      answered(client, "{\"result\":null,\"id\":5}");
      int before = client.of("btcusdt@trade").size();
      hearOf(client, "ethusdt@trade");

      assertThat(client.of("btcusdt@trade")).hasSize(before);
    }
  }

  @Test
  @DisplayName("what is no command is told so, and more than five a second end the connection")
  void mistakes() {
    try (TextClient client = floor.listen("/ws/btcusdt@trade")) {
      client.send("{");
      answered(client, "\"code\":3");
      client.send("{\"method\":\"SING\",\"id\":1}");
      answered(client, "unknown variant `SING`");
      client.send("{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":2}");
      answered(client, "params must be a list of stream names");
      client.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"colour\"],\"id\":3}");
      answered(client, "Unknown property");
      client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1.5}");
      answered(client, "request ID must be an unsigned integer");
      client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":6}");
      await().atMost(10, SECONDS).until(client::isClosed);

      assertThat(client.of("\"id\":6")).isEmpty();
    }
  }

  @Test
  @DisplayName("a candle grows, is told closed once, and the next begins")
  void candles() {
    try (TextClient client = floor.listen("/ws/btcusdt@kline_1m")) {
      hearOf(client, "\"x\":false");
      floor.pass(Duration.ofSeconds(30));
      await().atMost(10, SECONDS).until(() -> client.of("\"x\":true").size() == 1);
      JsonObject closed =
          client.objects().stream()
              .map(m -> m.object("k").orElseThrow())
              .filter(k -> k.flag("x").orElseThrow())
              .findFirst()
              .orElseThrow();
      List<?> asked = floor.rows("/klines?symbol=BTCUSDT&interval=1m&limit=2").getFirst();

      assertThat(closed.text("o")).hasValue(asked.get(1).toString());
      assertThat(closed.text("h")).hasValue(asked.get(2).toString());
      assertThat(closed.text("l")).hasValue(asked.get(3).toString());
      assertThat(closed.text("c")).hasValue(asked.get(4).toString());
      assertThat(closed.text("v")).hasValue(asked.get(5).toString());
      assertThat(closed.whole("n")).hasValue(60L);
      assertThat(client.objects().getLast().object("k").orElseThrow().flag("x")).hasValue(false);
    }
  }

  @Test
  @DisplayName("streams can be spoiled and cut, and a name that is none stays silent")
  void faults() {
    try (TextClient client = floor.listen("/ws/btcusdt@trade/nope@trade/BTCUSDT@trade")) {
      hear(client, 1);
      floor.simulator().simulator().faults().arm(Venue.BINANCE_WS, OneShot.DUPLICATE, 1);
      hear(client, client.texts().size() + 2);

      assertThat(client.texts()).hasSize((int) client.texts().stream().distinct().count() + 1);
      floor.simulator().simulator().faults().disconnect(Venue.BINANCE_WS);
      await().atMost(10, SECONDS).until(client::isClosed);
    }
  }

  @Test
  @DisplayName("a connection ends after a day")
  void day() {
    try (TextClient client = floor.listen("/ws/btcusdt@trade")) {
      hear(client, 1);
      floor.pass(Duration.ofHours(24));
      await().atMost(40, SECONDS).until(client::isClosed);

      assertThat(client.texts()).isNotEmpty();
    }
  }

  /** Has a second pass until so many messages came. */
  private void hear(TextClient client, int count) {
    await()
        .atMost(20, SECONDS)
        .until(
            () -> {
              boolean there = client.texts().size() >= count;
              if (!there) {
                floor.pass(Duration.ofSeconds(1));
              }
              return there;
            });
  }

  private void hearOf(TextClient client, String part) {
    await()
        .atMost(20, SECONDS)
        .until(
            () -> {
              boolean there = !client.of(part).isEmpty();
              if (!there) {
                floor.pass(Duration.ofSeconds(1));
              }
              return there;
            });
  }

  /** Until so many streams were heard of. */
  private void pass(TextClient client, int streams) {
    await()
        .atMost(20, SECONDS)
        .until(
            () -> {
              floor.pass(Duration.ofSeconds(1));
              return client.objects().stream().map(m -> m.text("stream")).distinct().count()
                  == streams;
            });
  }

  private static void answered(TextClient client, String part) {
    await().atMost(10, SECONDS).until(() -> !client.of(part).isEmpty());
  }

  private static JsonObject data(TextClient client, String stream) {
    return client.objects().stream()
        .filter(message -> message.text("stream").orElse("").equals(stream))
        .findFirst()
        .flatMap(message -> message.object("data"))
        .orElseThrow();
  }
}
