package io.rec.tradeexecutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderSendingTest {

  private Floor floor;
  private TestRole executor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
    executor = floor.executor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @Test
  @DisplayName("REC-TE-01 sends an entry once and follows it to its exact money")
  void sendsEntry() throws SQLException {
    String id = floor.entry();

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("done");
    assertThat(answer.text("filled")).isEqualTo("2.00");
    assertThat(answer.flag("exact")).isFalse();
    assertThat(floor.venueOrders()).containsExactly(id);
    floor.awaitStage(id, "done");
    Json exact = Floor.lookUp(executor, id);
    assertThat(exact.flag("exact")).isTrue();
    assertThat(exact.text("order_id")).isEqualTo(answer.text("order_id"));
    BigDecimal each = new BigDecimal(exact.text("amount")).divide(BigDecimal.TWO);
    assertThat(each).isBetween(new BigDecimal("0.30"), new BigDecimal("0.95"));
    assertThat(floor.facts(id)).containsExactly("done", "done");
  }

  @Test
  @DisplayName("REC-TE-01 buys the other side by an ask, and gives back no more than is held")
  void sendsNoAndClose() throws SQLException {
    Floor.Market market = floor.market();
    String entry = floor.open("ask", "3", "0.05");
    assertThat(Floor.send(executor, entry).text("outcome")).isEqualTo("done");
    assertThat(floor.position(market.ticker())).isEqualByComparingTo("-3");

    Json answer = Floor.send(executor, floor.sellNo(market.ticker(), "5"));

    assertThat(answer.text("filled")).isEqualTo("3.00");
    assertThat(floor.position(market.ticker())).isEqualByComparingTo("0");
  }

  @Test
  @DisplayName("what the exchange does not take is refused with its word, and is not looked for")
  void tellsRefusals() throws SQLException {
    String id = floor.open("bid", "90", "0.01");

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("refused");
    assertThat(answer.text("reason")).contains("fill_or_kill_insufficient_resting_volume");
    assertThat(floor.stage(id)).isEqualTo("refused");
    assertThat(floor.facts(id)).containsExactly("refused");
  }

  @Test
  @DisplayName("R32 the same order twice, one after the other and twenty at once, is one order")
  void sendsOnce() throws Exception {
    String id = floor.entry();
    List<Future<Json>> asked = new ArrayList<>();
    Set<String> orders = new HashSet<>();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 20; call++) {
        asked.add(callers.submit(() -> Floor.send(executor, id)));
      }
    }
    for (Future<Json> one : asked) {
      orders.add(one.get().text("order_id"));
    }
    orders.add(Floor.send(executor, id).text("order_id"));

    assertThat(orders).hasSize(1);
    assertThat(floor.venueOrders()).containsExactly(id);
  }

  @Test
  @DisplayName("an order that nobody stored is not sent")
  void refusesUnknown() {
    assertThat(Floor.post(executor, "nobody").statusCode()).isEqualTo(404);
    assertThat(executor.post("/orders", "{}").statusCode()).isEqualTo(400);
    assertThat(executor.post("/orders/nobody/look-up", "{}").statusCode()).isEqualTo(404);
    assertThat(floor.venueOrders()).isEmpty();
  }

  @Test
  @DisplayName("an order whose time is over is never sent, whatever it is for")
  void refusesLate() throws SQLException {
    for (String id : List.of(floor.late("open"), floor.late("close"))) {
      Json answer = Floor.send(executor, id);

      assertThat(answer.text("outcome")).isEqualTo("never");
      assertThat(answer.text("reason")).contains("send_before");
      assertThat(floor.stage(id)).isEqualTo("never");
    }
    assertThat(floor.venueOrders()).isEmpty();
  }

  @Test
  @DisplayName("what was opened at another exchange goes to this one neither to open nor to close")
  void keepsModesApart() throws SQLException {
    Floor.Market market = floor.market();
    assertThat(Floor.send(executor, floor.open("bid", "3", "0.95")).text("outcome"))
        .isEqualTo("done");
    String entry = floor.entry();
    String close = floor.sellYes(market.ticker(), "3");
    floor.database().execute("UPDATE users.trades SET mode = 'Live'");

    for (String id : List.of(entry, close)) {
      Json answer = Floor.send(executor, id);

      assertThat(answer.text("outcome")).isEqualTo("never");
      assertThat(answer.text("reason")).contains("same_mode", "Live", "Paper");
    }
    assertThat(floor.position(market.ticker())).isEqualByComparingTo("3");
    assertThat(floor.venueOrders()).hasSize(1);

    floor.database().execute("UPDATE users.trades SET mode = 'Paper'");
    String rest = floor.sellYes(market.ticker(), "3");
    assertThat(Floor.send(executor, rest).text("filled")).isEqualTo("3.00");
  }

  @Test
  @DisplayName("an order that was looked up before it was sent is never sent afterwards")
  void looksUpUnsent() throws SQLException {
    String id = floor.entry();

    assertThat(Floor.lookUp(executor, id).text("outcome")).isEqualTo("never");
    assertThat(Floor.send(executor, id).text("outcome")).isEqualTo("never");
    assertThat(floor.venueOrders()).isEmpty();
  }

  @Test
  @DisplayName("REC-TE-07 an entry above the cash is refused here, and the exchange sees nothing")
  void refusesWithoutCash() throws SQLException {
    try (Floor poor = new Floor(Postgres.shared().migrated(), "500")) {
      TestRole trader = poor.executor();
      String dear = poor.open("bid", "10", "0.95");
      String first = poor.open("bid", "4", "0.95");
      String second = poor.open("bid", "4", "0.95");

      Json answer = Floor.send(trader, dear);

      assertThat(answer.text("outcome")).isEqualTo("never");
      assertThat(answer.text("reason")).startsWith("InsufficientBalance").contains("found 9.53");
      assertThat(Floor.send(trader, first).text("outcome")).isEqualTo("done");
      assertThat(Floor.send(trader, second).text("reason")).startsWith("InsufficientBalance");
      assertThat(poor.venueOrders()).containsExactly(first);
    }
  }

  @Test
  @DisplayName("REC-TE-13 limits are asked at the last moment, and the refusal names every rule")
  void refusesAboveLimits() throws SQLException {
    String id = floor.open("bid", "150", "0.90");

    Json answer = Floor.send(executor, id);

    assertThat(answer.text("outcome")).isEqualTo("never");
    assertThat(answer.text("reason")).contains("max_order", "max_position");
    assertThat(answer.at("decision").at("checks").values().size()).isGreaterThan(10);
    assertThat(floor.one("SELECT actor || ' ' || outcome || ' ' || rule FROM users.audit"))
        .isEqualTo("trade-executor refused max_order");
    assertThat(floor.venueOrders()).isEmpty();
  }

  @Test
  @DisplayName("REC-TE-05 a hundred rejected orders leave it alive, with a hundred events")
  void survivesRejections() throws SQLException {
    for (int order = 0; order < 100; order++) {
      assertThat(Floor.send(executor, floor.late("open")).text("outcome")).isEqualTo("never");
    }

    assertThat(floor.one("SELECT count(*) FROM system.outbox WHERE topic = 'order'"))
        .isEqualTo("100");
    assertThat(executor.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("lists what has no last word")
  void listsUnfinished() throws SQLException {
    assertThat(executor.get("/orders?unfinished").body()).isEqualTo("{\"orders\":[]}");
    assertThat(executor.getWith("/api/system_status").body())
        .contains("\"status\":\"online\"", "\"service\":\"trade_executor\"");
  }
}
