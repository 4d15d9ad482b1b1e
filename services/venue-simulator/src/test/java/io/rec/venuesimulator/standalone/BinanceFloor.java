package io.rec.venuesimulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Binance with a clock that stands, and an account with a hundred thousand USDT. */
final class BinanceFloor implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T12:00:30.500Z");
  static final String KEY = "ann";
  static final String SECRET = "anns";
  static final BigDecimal MONEY = new BigDecimal("100000");

  private final HttpClient client = HttpClient.newHttpClient();
  private final MovableClock clock;
  private final StandaloneSimulator simulator;

  BinanceFloor(String... options) {
    this(START, options);
  }

  BinanceFloor(Instant start, String... options) {
    clock = new MovableClock(start);
    List<String> usual = List.of("--ticks", "0", "--admin", "--binance-account", "ann,anns,100000");
    simulator =
        StandaloneSimulator.start(
            clock, Stream.concat(usual.stream(), Stream.of(options)).toArray(String[]::new));
  }

  StandaloneSimulator simulator() {
    return simulator;
  }

  long millis() {
    return clock.millis();
  }

  void pass(Duration duration) {
    clock.pass(duration);
  }

  TextClient listen(String path) {
    return new TextClient(URI.create(simulator.address("binance_rest") + path));
  }

  /** An open call, with what stands behind {@code /api/v3}. */
  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  JsonObject object(String path) {
    return object(get(path), 200);
  }

  List<JsonObject> objects(String path) {
    return objects(get(path));
  }

  /** Rows of a list of lists. */
  List<List<?>> rows(String path) {
    return read("{\"all\":%s}".formatted(get(path).body())).list("all").stream()
        .<List<?>>map(row -> (List<?>) row)
        .toList();
  }

  HttpResponse<String> signed(String method, String path, String parameters) {
    return signed(KEY, SECRET, method, path, parameters);
  }

  HttpResponse<String> signed(
      String key, String secret, String method, String path, String parameters) {
    String joint = parameters.isEmpty() ? "" : "&";
    String query = parameters + joint + "timestamp=" + millis();
    return send(
        request("%s?%s&signature=%s".formatted(path, query, hmac(secret, query)))
            .header("X-MBX-APIKEY", key)
            .method(method, BodyPublishers.noBody()));
  }

  JsonObject signedObject(String method, String path, String parameters) {
    return object(signed(method, path, parameters), 200);
  }

  List<JsonObject> signedObjects(String path, String parameters) {
    return objects(signed("GET", path, parameters));
  }

  JsonObject order(String parameters) {
    return signedObject("POST", "/order", parameters);
  }

  JsonObject orderNow(JsonObject order) {
    return signedObject(
        "GET",
        "/order",
        "symbol=%s&orderId=%d"
            .formatted(order.text("symbol").orElseThrow(), order.whole("orderId").orElseThrow()));
  }

  /** Free, or held back by orders. */
  BigDecimal balance(String asset, String which) {
    return signedObject("GET", "/account", "").objects("balances").stream()
        .filter(balance -> balance.text("asset").orElseThrow().equals(asset))
        .map(balance -> decimal(balance, which))
        .findFirst()
        .orElseThrow();
  }

  BigDecimal bid(String symbol) {
    return decimal(object("/ticker/bookTicker?symbol=" + symbol), "bidPrice");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.address("binance_rest") + "/api/v3" + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static BigDecimal decimal(JsonObject object, String name) {
    return new BigDecimal(object.text(name).orElseThrow());
  }

  static BigDecimal decimal(Object text) {
    return new BigDecimal(text.toString());
  }

  static JsonObject object(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return read(answer.body());
  }

  static void refused(HttpResponse<String> answer, int status, long code, String words) {
    JsonObject error = object(answer, status);
    assertThat(error.whole("code")).as(answer.body()).hasValue(code);
    assertThat(error.text("msg").orElseThrow()).contains(words);
  }

  private static List<JsonObject> objects(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read("{\"all\":%s}".formatted(answer.body())).objects("all");
  }

  private static JsonObject read(String text) {
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
