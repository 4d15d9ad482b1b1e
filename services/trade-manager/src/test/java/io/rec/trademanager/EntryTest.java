package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntryTest {
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
      "REC-TRD-02 the trade, its order and its timeline are committed before anything is sent")
  void storesBeforeItSends() throws SQLException {
    var seen = new ConcurrentLinkedQueue<String>();
    desk.executor.before(order -> seen.add(asCommitted(order)));

    desk.opened("t1");

    assertThat(seen)
        .containsExactly("pending open bid 10.00 0.9500 fill_or_kill false open_ticket 00:00:30");
  }

  @Test
  @DisplayName(
      "REC-TM-03 REC-TRD-06 an entry that is filled is open, with its figures, facts, log and timeline")
  void opens() throws SQLException {
    long trade = desk.opened("t1");

    assertThat(
            desk.one(
                """
                SELECT buy_price || ' ' || position || ' ' || fees || ' ' || diff || ' ' || exposure
                  || ' ' || staked || ' ' || held || ' ' || momentum || ' ' || symbol_open || ' '
                  || contract || ' ' || date || ' ' || time
                FROM users.trades WHERE id = """
                    + trade))
        .startsWith(
            "0.9400 10.00 0.039480 +4 9.400000 9.439480 10.00 12 118123.45 BTC 1pm 2026-03-10 12:4");
    assertThat(
            desk.database.column(
                "SELECT event || ' ' || coalesce(from_status, '-') || ' ' || to_status "
                    + "FROM users.trade_timeline ORDER BY version"))
        .containsExactly(
            "open_ticket - pending",
            "executor_accepted pending pending",
            "order_done pending open");
    assertThat(
            desk.database.column(
                "SELECT payload->>'status' FROM system.outbox WHERE topic = 'trade' ORDER BY id"))
        .containsExactly("pending", "pending", "open");
    assertThat(desk.database.column("SELECT message FROM users.trade_logs ORDER BY id"))
        .startsWith("ENTRY | BTC 1pm | $118,000 | Y | 10 | 0.94 | 97.5")
        .contains("MANAGER: pending → open: the position is there");
  }

  @Test
  @DisplayName("a trade keeps the mode in which it was opened, whatever the desk becomes")
  void keepsItsMode() throws SQLException {
    long trade = desk.opened("t1");
    desk.stop();
    desk.config.withControl("None", "Live");
    desk.with("RECIO_MODE", "Live").start();

    assertThat(Json.of(desk.get("/trades/" + trade).body()).text("mode")).isEqualTo("Paper");
    long second = desk.opened("t2");
    assertThat(Json.of(desk.get("/trades/" + second).body()).text("mode")).isEqualTo("Live");
    assertThat(Json.of(desk.get("/trades/" + trade).body()).text("mode")).isEqualTo("Paper");
  }

  @Test
  @DisplayName("while the desk changes its mode nobody knows whose money it is, and nothing opens")
  void opensNothingBetweenModes() throws SQLException {
    desk.config.withControl("None", "Live");

    await()
        .untilAsserted(
            () -> {
              var answer = desk.fresh().post("/trades", Desk.ticket("t1", "position", "100000"));
              assertThat(answer.body()).contains("mode_settled", "the desk becomes Live");
            });
    var answer = desk.fresh().post("/trades", Desk.ticket("t1"));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("\"rule\":\"mode_settled\"");
    assertThat(desk.one("SELECT count(*) FROM users.order_intents")).isEqualTo("0");
  }

  @Test
  @DisplayName("BOT-TRD-03 a trade keeps what the analysis said, or that nobody asked it")
  void keepsTheAdvice() throws SQLException {
    var asked =
        desk.fresh()
            .post(
                "/trades",
                Desk.ticket(
                    "t1",
                    "advice",
                    "{\"signal\":\"Long\",\"confidence\":0.75,\"analysis_id\":\"a-1\",\"source\":\"cached\"}"));
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    var indicators =
        desk.fresh()
            .post(
                "/trades",
                Desk.ticket(
                    "t2",
                    "advice",
                    "{\"signal\":\"Neutral\",\"confidence\":0,\"source\":\"technical_only\"}"));
    assertThat(indicators.statusCode()).as(indicators.body()).isEqualTo(201);
    assertThat(desk.fresh().post("/trades", Desk.ticket("t3")).statusCode()).isEqualTo(201);

    assertThat(
            desk.database.column(
                "SELECT concat_ws(' ', ticket_id, ai_signal, ai_confidence, ai_analysis_id,"
                    + " ai_source) FROM users.trades ORDER BY ticket_id"))
        .containsExactly("t1 Long 0.75 a-1 cached", "t2 Neutral 0 technical_only", "t3");
  }

  @Test
  @DisplayName("a ticket that comes again is answered with its trade, and nothing is sent again")
  void takesTicketOnce() throws SQLException {
    long trade = desk.opened("t1");

    var again = desk.fresh().post("/trades", Desk.ticket("t1"));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(Json.of(again.body()).whole("id")).isEqualTo(trade);
    assertThat(desk.executor.sent()).containsExactly("t1:open");
  }

  @Test
  @DisplayName(
      "of tickets that come at once only as many are taken as fit under the limit together")
  void countsTicketsTogether() throws Exception {
    desk.fresh();
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var ready = new CountDownLatch(1);
    var threads =
        IntStream.range(0, 12)
            .mapToObj(
                number ->
                    Thread.startVirtualThread(
                        () -> {
                          awaitQuietly(ready);
                          statuses.add(
                              desk.post("/trades", Desk.ticket("t" + number)).statusCode());
                        }))
            .toList();

    ready.countDown();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 422).hasSize(7);
    assertThat(desk.one("SELECT count(*) FROM users.order_intents")).isEqualTo("5");
  }

  @Test
  @DisplayName("NO is bought by an ask on the YES leg, and its money is that of NO")
  void buysNo() throws SQLException {
    desk.executor.says("n1:open", PlayedExecutor.done("10.00", "9.200000", "0.051600"));

    var answer =
        desk.fresh().post("/trades", Desk.ticket("n1", "side", "\"N\"", "buy_price", "0.08"));
    desk.awaitStatus(Json.of(answer.body()).whole("id"), "open");

    assertThat(desk.one("SELECT book_side || ' ' || yes_limit FROM users.order_intents"))
        .isEqualTo("ask 0.9100");
    assertThat(desk.one("SELECT buy_price FROM users.trades")).isEqualTo("0.0800");
  }

  @Test
  @DisplayName("nothing bought: the trade is gone from every list, and people are told why")
  void deletesWhatWasNotBought() throws SQLException {
    desk.executor.says(
        "t1:open", PlayedExecutor.said("refused", "fill_or_kill_insufficient_resting_volume"));

    var answer = desk.fresh().post("/trades", Desk.ticket("t1"));
    long trade = Json.of(answer.body()).whole("id");
    desk.awaitStatus(trade, "deleted");

    assertThat(desk.get("/trades").body()).isEqualTo("[]");
    assertThat(desk.get("/trades/" + trade).body()).contains("\"status\":\"deleted\"");
    assertThat(desk.one("SELECT payload->>'text' FROM system.outbox WHERE topic = 'alert'"))
        .contains("insufficient_resting_volume");
    assertThat(desk.one("SELECT exposure + staked FROM users.trades")).isEqualTo("0.000000");
  }

  @Test
  @DisplayName("an unknown outcome is looked up until the venue says what happened")
  void looksUpUnknownOutcome() throws SQLException {
    desk.executor.says("t1:open", PlayedExecutor.said("unknown", "timeout"));
    var answer = desk.fresh().post("/trades", Desk.ticket("t1"));
    long trade = Json.of(answer.body()).whole("id");
    desk.awaitStatus(trade, "error");
    assertThat(desk.one("SELECT outcome_unknown FROM users.trades")).isEqualTo("t");
    assertThat(desk.fresh().post("/trades", Desk.ticket("t2")).body())
        .contains("\"rule\":\"outcome_known\"");

    desk.executor.says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));

    desk.awaitStatus(trade, "open");
    assertThat(desk.executor.sent()).containsExactly("t1:open");
  }

  @Test
  @DisplayName("REC-TM-06 a fault after the first statement leaves nothing, and nothing is sent")
  void leavesNothingAfterFault() throws SQLException {
    desk.database.execute(
        """
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$""",
        "CREATE TRIGGER t BEFORE INSERT ON users.trade_timeline FOR EACH ROW EXECUTE FUNCTION fail()");

    var answer = desk.fresh().post("/trades", Desk.ticket("t1"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(desk.one("SELECT count(*) FROM users.trades")).isEqualTo("0");
    assertThat(desk.executor.sent()).isEmpty();
  }

  @Test
  @DisplayName("REC-TM-07 REC-TM-12 a serialization failure is tried again, and there is one trade")
  void triesAgain() throws SQLException {
    desk.database.execute(
        "CREATE SEQUENCE tries",
        "GRANT ALL ON SEQUENCE tries TO PUBLIC",
        """
        CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('public.tries') = 1 THEN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END IF;
          RETURN NEW;
        END $$""",
        "CREATE TRIGGER t BEFORE INSERT ON users.order_intents FOR EACH ROW EXECUTE FUNCTION fail_once()");

    desk.opened("t1");

    assertThat(desk.one("SELECT count(*) FROM users.trades")).isEqualTo("1");
    assertThat(desk.executor.sent()).containsExactly("t1:open");
  }

  @Test
  @DisplayName("an automatic entry does not enter a contract again that it had this hour")
  void entersOnceAutomatically() throws SQLException {
    desk.opened("t1");

    var again = desk.fresh().post("/trades", Desk.ticket("t2", "entry_method", "\"auto\""));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains(
            "\"rule\":\"not_held\"", "re_entry: found trade 1 open, needs no entry this hour");
  }

  private String asCommitted(String order) {
    try {
      return desk.one(
          """
          SELECT t.status || ' ' || purpose || ' ' || book_side || ' ' || count || ' ' || yes_limit
            || ' ' || time_in_force || ' ' || reduce_only || ' ' || l.event || ' '
            || (send_before - i.created_at)
          FROM users.order_intents i JOIN users.trades t ON t.id = i.trade_id
          JOIN users.trade_timeline l ON l.trade_id = t.id
          WHERE i.client_order_id = '%s'"""
              .formatted(order));
    } catch (SQLException failed) {
      return failed.toString();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    await().until(() -> latch.getCount() == 0);
  }
}
