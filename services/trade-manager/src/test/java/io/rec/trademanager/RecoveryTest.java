package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private Desk desk;

  @BeforeEach
  void start() throws SQLException {
    desk = Desk.started();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  @DisplayName(
      "REC-TM-14 a restart finds every trade as it was, and what is still to be asked about")
  void recoversEveryState() throws SQLException {
    long open = desk.opened("t1");
    long closing = desk.opened("t2");
    desk.fresh().post("/trades", "{\"intent\":\"close\",\"trade_id\":%d}".formatted(closing));
    desk.awaitStatus(closing, "closing");
    desk.executor.says("t3:open", PlayedExecutor.said("unknown", "timeout"));
    long unknown =
        Json.of(
                desk.fresh()
                    .post("/trades", Desk.ticket("t3", "ticker", other(), "strike", "\"$118,250\""))
                    .body())
            .whole("id");
    desk.awaitStatus(unknown, "error");
    var before = desk.get("/trades").body();

    desk.stop();
    desk.executor
        .says("t2:close-1", PlayedExecutor.done("10.00", "9.300000", "0.045600"))
        .says(
            "t3:open",
            PlayedExecutor.said("not_found", "") + ",\"asked_at\":\"2026-03-10T16:50:00Z\"");
    desk.start();

    desk.awaitStatus(closing, "closed");
    desk.awaitStatus(unknown, "deleted");
    desk.awaitStatus(open, "open");
    assertThat(before)
        .contains("\"status\":\"open\"", "\"status\":\"closing\"", "\"status\":\"error\"");
    assertThat(desk.executor.sent()).containsExactly("t1:open", "t2:open", "t2:close-1", "t3:open");
  }

  @Test
  @DisplayName(
      "REC-TM-07 an executor that is away gets the order when it is back, and only one is made")
  void handsOverAgain() throws SQLException {
    desk.executor.says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480")).fails(503);
    long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
    await().atMost(Duration.ofSeconds(30)).until(() -> desk.executor.sent().size() >= 2);
    assertThat(desk.one("SELECT status FROM users.trades")).isEqualTo("pending");

    desk.executor.fails(200);

    desk.awaitStatus(trade, "open");
    assertThat(desk.executor.sent()).allMatch("t1:open"::equals);
    assertThat(desk.executor.lookedUp()).isEmpty();
    assertThat(desk.one("SELECT count(*) FROM users.order_intents")).isEqualTo("1");
  }

  @Test
  @DisplayName("an order that was never sent in its time is never sent, and its trade is gone")
  void givesUpWhatWasNeverSent() throws SQLException {
    desk.executor.fails(503);
    long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
    await().atMost(Duration.ofSeconds(30)).until(() -> !desk.executor.sent().isEmpty());

    desk.clock.moveTo(desk.clock.instant().plusSeconds(31));
    desk.awaitStatus(trade, "error");
    int sent = desk.executor.sent().size();
    desk.executor
        .says("t1:open", PlayedExecutor.said("never", "looked up before it was sent"))
        .fails(200);

    desk.awaitRows("SELECT status FROM users.trades", "error");
    await().atMost(Duration.ofSeconds(30)).until(() -> !desk.executor.lookedUp().isEmpty());
    assertThat(desk.executor.sent()).hasSize(sent);
  }

  @Test
  @DisplayName("a fact of the executor's moves the trade before anybody asks")
  void hearsFacts() throws SQLException {
    desk.executor.says("t1:open", PlayedExecutor.accepted("venue-1"));
    long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
    desk.awaitRows("SELECT exchange_order_id FROM users.trades", "venue-1");
    desk.executor.fails(503);

    desk.database.execute(
        """
        INSERT INTO system.outbox (topic, key, payload) VALUES ('order', 't1:open',
          '{"client_order_id":"t1:open","outcome":"done","order_id":"venue-1","filled":"10.00",
            "amount":"9.400000","fees":"0.039480","exact":true,"reason":""}')""");

    desk.awaitStatus(trade, "open");
  }

  @Test
  @DisplayName("a fact that was heard as the answer already does not even wait for the trade")
  void passesOverWhatItKnows() throws SQLException {
    desk.executor.says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));
    long trade = Json.of(desk.fresh().post("/trades", Desk.ticket("t1")).body()).whole("id");
    desk.awaitStatus(trade, "open");
    String version = desk.one("SELECT version FROM users.trades");

    try (var somebody = desk.database.server().superuser(desk.database.name());
        var hold = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      hold.execute("SELECT FROM users.trades FOR UPDATE");
      desk.database.execute(
          """
          INSERT INTO system.outbox (topic, key, payload) VALUES ('order', 't1:open',
            '{"client_order_id":"t1:open","outcome":"done","order_id":"venue-9.400000",
              "filled":"10.00","amount":"9.400000","fees":"0.039480","exact":true,"reason":""}')""");
      desk.awaitRows(
          """
          SELECT last_id >= (SELECT max(id) FROM system.outbox WHERE topic = 'order')
          FROM system.outbox_offset WHERE consumer = 'trade-manager'""",
          "t");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> Json.of(desk.get("/health").body()).whole("errands_underway") == 0);
      somebody.rollback();
    }

    assertThat(desk.one("SELECT version FROM users.trades")).isEqualTo(version);
  }

  @Test
  @DisplayName("REC-TM-08 a trade that cannot be read stops none of the others")
  void goesOnBesideUnreadableTrade() throws SQLException {
    long broken = desk.opened("t1");
    long other = desk.opened("t2");
    desk.database.execute(
        "UPDATE users.trades SET state = '{}', status = 'closing' WHERE id = " + broken);

    desk.clock.moveTo(Desk.CLOSE);

    desk.awaitStatus(other, "expired");
    assertThat(desk.one("SELECT status FROM users.trades WHERE id = " + broken))
        .isEqualTo("closing");
  }

  @Test
  @DisplayName("a second manager waits for the lease, answers 503 to commands, and takes over")
  void standsBy() throws SQLException {
    var config =
        ConfigFolder.create()
            .with("trade-manager")
            .port("trade-executor", desk.config.port("trade-executor"))
            .with(desk.database)
            .withControl("None");
    try (var second =
        TestRole.startAt(desk.clock, Application.class, "trade-manager", config, Map.of())
            .awaitReady()) {
      var refused = second.post("/trades", Desk.ticket("t9"));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("0");
      assertThat(second.get("/trades").statusCode()).isEqualTo(200);

      desk.stop();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                desk.fresh();
                return second.post("/trades", Desk.ticket("t9")).statusCode();
              },
              status -> status == 201);
    }
    desk.start();
  }

  private static String other() {
    return "\"" + Desk.OTHER + "\"";
  }
}
