package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.TradingFloor.answered;
import static io.rec.venuesimulator.standalone.TradingFloor.objects;
import static io.rec.venuesimulator.standalone.TradingFloor.order;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.TextClient;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order groups, keys, and what batches cost. */
class MemberCallsTest {

  private static final String GROUPS = "/portfolio/order_groups";
  private static final String ORDERS = "/portfolio/events/orders";
  private static final BigDecimal LOW = new BigDecimal("0.05");

  @TempDir Path folder;

  @Test
  @DisplayName("a group that reaches its limit ends its orders and takes none until it is reset")
  void endsGroups() {
    try (TradingFloor floor = new TradingFloor(folder, "ann", "bob");
        TextClient stream = floor.stream("ann", "order_group_updates", "user_orders")) {
      String ticker = floor.market();
      BigDecimal inside = floor.bestAsk(ticker).subtract(new BigDecimal("0.01"));
      String id =
          answered(floor.send("ann", "POST", GROUPS + "/create", "{\"contracts_limit\":5}"), 201)
              .text("order_group_id")
              .orElseThrow();
      floor.placed("ann", order(ticker, "bid", "5.00", inside).with("order_group_id", id));
      floor.placed("ann", order(ticker, "bid", "1.00", LOW).with("order_group_id", id));
      assertThat(floor.get("ann", GROUPS + "/" + id).list("orders")).hasSize(2);

      floor.placed("bob", order(ticker, "ask", "5.00", inside));

      assertThat(floor.get("ann", "/portfolio/orders?status=resting").list("orders")).isEmpty();
      JsonObject late = order(ticker, "bid", "1.00", LOW).with("order_group_id", id);
      assertThat(floor.create("ann", late).statusCode()).isEqualTo(400);
      assertThat(floor.get("ann", GROUPS + "/" + id).flag("is_auto_cancel_enabled"))
          .hasValue(false);
      answered(floor.send("ann", "PUT", GROUPS + "/" + id + "/reset"), 200);
      answered(
          floor.send(
              "ann", "PUT", GROUPS + "/" + id + "/limit", "{\"contracts_limit_fp\":\"2.50\"}"),
          200);
      floor.placed("ann", late);
      assertThat(floor.get("ann", GROUPS + "/" + id).text("contracts_limit_fp")).hasValue("2.50");
      answered(floor.send("ann", "DELETE", GROUPS + "/" + id), 200);
      assertThat(floor.get("ann", GROUPS).list("order_groups")).isEmpty();
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(stream.ofType("order_group_updates"))
                      .extracting(
                          m -> m.object("msg").flatMap(o -> o.text("event_type")).orElse(""))
                      .containsExactly(
                          "created", "triggered", "reset", "limit_updated", "deleted"));
      assertThat(stream.ofType("order_group_updates"))
          .extracting(message -> message.whole("seq").orElseThrow())
          .containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @ParameterizedTest(name = "{0} by a key with {1}: {2}")
  @CsvSource({
    "/portfolio/balance, read::portfolio_balance, 200",
    "/portfolio/orders, read::portfolio_balance, 403",
    "/portfolio/orders, write::trade, 403",
    "/exchange/status, write::trade, 200"
  })
  void keysReachAsFarAsTheirScopes(String path, String scope, int status) throws IOException {
    MovableClock clock = new MovableClock(TradingFloor.START);
    Trader second = new Trader("second", Trader.Kind.ED25519, clock);
    try (TradingFloor floor = new TradingFloor(folder, "ann")) {
      String body =
          new JsonObject()
              .with("name", "narrow")
              .with("public_key", second.pem())
              .with("scopes", List.of(scope))
              .toString();
      String id =
          answered(floor.send("ann", "POST", "/api_keys", body), 201)
              .text("api_key_id")
              .orElseThrow();

      assertThat(second.named(id).get(floor.simulator().address("kalshi_rest"), path).statusCode())
          .isEqualTo(status);
      assertThat(objects(floor.get("ann", "/api_keys"), "api_keys"))
          .anyMatch(key -> key.text("name").equals(Optional.of("narrow")));
      assertThat(floor.send("ann", "DELETE", "/api_keys/" + id).statusCode()).isEqualTo(204);
      assertThat(
              Json.readObject(
                      second.named(id).get(floor.simulator().address("kalshi_rest"), path).body())
                  .object("error")
                  .flatMap(error -> error.text("details")))
          .hasValue("NOT_FOUND");
    }
  }

  @Test
  @DisplayName("a batch costs its items: what the bucket cannot pay is refused whole")
  void billsBatchesByItem() {
    MovableClock clock = new MovableClock(TradingFloor.START);
    Trader basic = new Trader("basic", Trader.Kind.ED25519, clock);
    try (StandaloneSimulator simulator =
        StandaloneSimulator.start(
            clock, "--symbols", "BTC", "--account", basic.account(folder, "100", "basic"))) {
      String base = simulator.address("kalshi_rest");
      String six = "{\"orders\":[%s]}".formatted(String.join(",", Collections.nCopies(6, "{}")));

      // Ten writes a second: six of them, and then six cancels at a fifth, leave room for two.
      assertThat(basic.send("POST", base, ORDERS + "/batched", six).statusCode()).isEqualTo(201);
      assertThat(basic.send("POST", base, ORDERS + "/batched", six).statusCode()).isEqualTo(429);
      assertThat(basic.send("DELETE", base, ORDERS + "/batched", six).statusCode()).isEqualTo(400);
      assertThat(basic.send("POST", base, ORDERS, "{}").statusCode()).isEqualTo(400);
      assertThat(basic.send("POST", base, ORDERS, "{}").statusCode()).isEqualTo(400);
      assertThat(basic.send("POST", base, ORDERS, "{}").statusCode()).isEqualTo(429);
    }
  }
}
