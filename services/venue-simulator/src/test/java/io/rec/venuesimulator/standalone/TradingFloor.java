package io.rec.venuesimulator.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulator whose clock stands until it is told to pass, and members who trade there. */
final class TradingFloor implements AutoCloseable {

  /** A Monday, in the middle of an hour. */
  static final Instant START = Instant.parse("2026-03-02T12:30:00Z");

  private final MovableClock clock;
  private final Map<String, Trader> traders = new LinkedHashMap<>();
  private final StandaloneSimulator simulator;

  /** Each with a thousand dollars, unless the name says how many: {@code bob=5}. */
  TradingFloor(Path folder, String... members) {
    this(folder, START, members);
  }

  TradingFloor(Path folder, Instant start, String... members) {
    clock = new MovableClock(start);
    List<String> args = new ArrayList<>(List.of("--symbols", "BTC", "--ticks", "0", "--admin"));
    for (String member : members) {
      int mark = member.indexOf('=');
      String name = mark < 0 ? member : member.substring(0, mark);
      Trader trader = new Trader(name, Trader.Kind.ED25519, clock);
      traders.put(name, trader);
      args.add("--account");
      args.add(trader.account(folder, mark < 0 ? "1000" : member.substring(mark + 1), "prestige"));
    }
    simulator = StandaloneSimulator.start(clock, args.toArray(String[]::new));
  }

  StandaloneSimulator simulator() {
    return simulator;
  }

  Trader trader(String name) {
    return Optional.ofNullable(traders.get(name)).orElseThrow();
  }

  /** Lets time pass and waits until the exchange has followed. */
  void pass(Duration duration) {
    clock.pass(duration);
    Instant due = clock.instant();
    await()
        .atMost(20, SECONDS)
        .until(() -> !simulator.simulator().exchange().now().plusMillis(250).isBefore(due));
    // The step that is under way holds the exchange: an answer from it means that the step is over.
    simulator.simulator().exchange().consistently(() -> due);
  }

  Instant now() {
    return clock.instant();
  }

  HttpResponse<String> send(String member, String method, String path, String body) {
    return trader(member).send(method, simulator.address("kalshi_rest"), path, body);
  }

  HttpResponse<String> send(String member, String method, String path) {
    return send(member, method, path, "");
  }

  JsonObject get(String member, String path) {
    return answered(send(member, "GET", path), 200);
  }

  HttpResponse<String> create(String member, JsonObject order) {
    return send(member, "POST", "/portfolio/events/orders", order.toString());
  }

  JsonObject placed(String member, JsonObject order) {
    return answered(create(member, order), 201);
  }

  TextClient stream(String member, String... channels) {
    TextClient stream = trader(member).stream(simulator.address("kalshi_ws"));
    stream.send(
        Json.write(
            new JsonObject()
                .with("id", 1)
                .with("cmd", "subscribe")
                .with("params", new JsonObject().with("channels", List.of(channels)))));
    await()
        .atMost(10, SECONDS)
        .until(() -> stream.of("\"type\":\"subscribed\"").size() == channels.length);
    return stream;
  }

  /** The open market whose price is nearest to one half. */
  String market() {
    List<JsonObject> open = objects(get(first(), "/markets?status=open&limit=1000"), "markets");
    return open.stream()
        .filter(market -> market.text("event_ticker").orElseThrow().equals("KXBTCD-26MAR0208"))
        .min(
            Comparator.comparing(
                m -> decimal(m, "yes_bid_dollars").subtract(new BigDecimal("0.5")).abs()))
        .flatMap(market -> market.text("ticker"))
        .orElseThrow();
  }

  BigDecimal bestBid(String ticker) {
    return decimal(market(ticker), "yes_bid_dollars");
  }

  BigDecimal bestAsk(String ticker) {
    return decimal(market(ticker), "yes_ask_dollars");
  }

  JsonObject market(String ticker) {
    return get(first(), "/markets/" + ticker).object("market").orElseThrow();
  }

  BigDecimal balance(String member) {
    return decimal(get(member, "/portfolio/balance"), "balance_dollars");
  }

  static JsonObject order(String ticker, String side, String count, BigDecimal price) {
    return new JsonObject()
        .with("ticker", ticker)
        .with("side", side)
        .with("count", count)
        .with("price", price.setScale(4).toPlainString())
        .with("time_in_force", "good_till_canceled")
        .with("self_trade_prevention_type", "taker_at_cross");
  }

  static BigDecimal decimal(JsonObject object, String name) {
    return new BigDecimal(object.text(name).orElseThrow());
  }

  static List<JsonObject> objects(JsonObject object, String list) {
    return object.list(list).stream().map(JsonObject.class::cast).toList();
  }

  static JsonObject answered(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return Json.readObject(answer.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(answer.body(), broken);
    }
  }

  private String first() {
    return traders.keySet().iterator().next();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
