package io.rec.venuesimulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The venues of shares with a clock that stands, and one customer of each. */
final class StockFloor implements AutoCloseable {

  /** A Monday, half an hour after the opening. */
  static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

  static final String KEY = "paid";
  static final String FREE = "free";

  private final HttpClient client = HttpClient.newHttpClient();
  private final MovableClock clock;
  private final StandaloneSimulator simulator;

  StockFloor(String... options) {
    this(START, options);
  }

  StockFloor(Instant start, String... options) {
    clock = new MovableClock(start);
    List<String> usual =
        List.of(
            "--symbols",
            "BTC",
            "--ticks",
            "0",
            "--admin",
            "--polygon-key",
            KEY,
            "--polygon-key",
            FREE + ",free",
            "--alpaca-account",
            "ann,anns,100000");
    simulator =
        StandaloneSimulator.start(
            clock, Stream.concat(usual.stream(), Stream.of(options)).toArray(String[]::new));
  }

  StandaloneSimulator simulator() {
    return simulator;
  }

  Instant now() {
    return clock.instant();
  }

  void pass(Duration duration) {
    clock.pass(duration);
  }

  void passUntil(String instant) {
    clock.pass(Duration.between(clock.instant(), Instant.parse(instant)));
  }

  JsonObject polygon(String path) {
    return object(polygon(KEY, path), 200);
  }

  HttpResponse<String> polygon(String key, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.address("polygon_rest") + path))
            .header("Authorization", "Bearer " + key));
  }

  HttpResponse<String> alpaca(String method, String path, String body) {
    return alpaca("ann", "anns", method, path, body);
  }

  HttpResponse<String> alpaca(String key, String secret, String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.address("alpaca_rest") + "/v2" + path))
            .header("APCA-API-KEY-ID", key)
            .header("APCA-API-SECRET-KEY", secret)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonObject get(String path) {
    return object(alpaca("GET", path, ""), 200);
  }

  List<JsonObject> list(String path) {
    return objects(alpaca("GET", path, ""), 200);
  }

  /** Sends an order that has to be taken. */
  JsonObject placed(JsonObject order) {
    return object(alpaca("POST", "/orders", order.toString()), 200);
  }

  JsonObject order(String id) {
    return get("/orders/" + id);
  }

  /** Buys or sells and waits until it has happened. */
  JsonObject filled(JsonObject order) {
    String id = placed(order).text("id").orElseThrow();
    for (int turn = 0; turn < 200 && !status(id).equals("filled"); turn++) {
      pass(Duration.ofSeconds(5));
    }
    assertThat(status(id)).isEqualTo("filled");
    return order(id);
  }

  String status(String id) {
    return order(id).text("status").orElseThrow();
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static JsonObject market(String symbol, String side, String count) {
    return new JsonObject()
        .with("symbol", symbol)
        .with("qty", count)
        .with("side", side)
        .with("type", "market")
        .with("time_in_force", "day");
  }

  static JsonObject limit(String symbol, String side, String count, String price) {
    return market(symbol, side, count).with("type", "limit").with("limit_price", price);
  }

  static BigDecimal decimal(JsonObject object, String name) {
    return object.number(name).orElseGet(() -> new BigDecimal(object.text(name).orElseThrow()));
  }

  static JsonObject object(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return read(answer.body());
  }

  static List<JsonObject> objects(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return objects(read("{\"all\":%s}".formatted(answer.body())), "all");
  }

  static List<JsonObject> objects(JsonObject object, String name) {
    List<JsonObject> all = new ArrayList<>();
    object.list(name).forEach(each -> all.add((JsonObject) each));
    return all;
  }

  /** Of its fields, in their order. */
  static List<String> names(JsonObject object) {
    List<String> names = new ArrayList<>();
    try (JsonParser in = new JsonFactory().createParser(object.toString())) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        names.add(in.currentName());
        in.nextToken();
        in.skipChildren();
      }
      return names;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static JsonObject read(String text) {
    try {
      return Json.readObject(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(text, broken);
    }
  }

  @Override
  public void close() {
    simulator.close();
    client.close();
  }
}
