package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of trades, logs and positions; five trades, of which two are open. */
class ListsTest {
  private static final String TRADE =
      """
      INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position,
        ticker, ticket_id, pnl, closed_at)
      VALUES ('user_0001', '%s', '2026-03-%s', '10:00:00', '$118,500', 'Y', 0.94, 100, 'KXBTCD-X',
        'old-%s', 1.25, %s)""";

  private static Desk desk;
  private static long trade;

  @BeforeAll
  static void start() throws SQLException {
    desk = Desk.started();
    for (String day : List.of("01", "02", "03")) {
      desk.database.execute(TRADE.formatted("closed", day, day, "'2026-03-10T15:00:00Z'"));
    }
    desk.database.execute(TRADE.formatted("deleted", "04", "04", "null"));
    trade = desk.opened("t1");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  @DisplayName("trades come newest first, page by page, until there are no more")
  void pages() {
    var first = desk.get("/trades?limit=2");
    var cursor = first.headers().firstValue("X-Next-Cursor").orElseThrow();
    var second = desk.get("/trades?limit=3&cursor=" + cursor);

    assertThat(ids(first.body())).isEqualTo(List.of("t1", "old-03"));
    assertThat(ids(second.body())).isEqualTo(List.of("old-02", "old-01"));
    assertThat(second.headers().firstValue("X-Next-Cursor")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/trades?status=open, t1",
    "/trades?status=active, t1",
    "/trades?status=history, old-03 old-02 old-01",
    "/trades?status=closed&from=2026-03-02&to=2026-03-02, old-02",
    "/trades?status=closed&from=2026-03-02, old-03 old-02",
    "/trades?status=closed&recent_hours=2, old-03 old-02 old-01",
    "/trades?status=closed&recent_hours=1, ''"
  })
  void selects(String path, String tickets) {
    assertThat(String.join(" ", ids(desk.get(path).body()))).isEqualTo(tickets);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/trades?status=lost, UnknownStatus",
    "/trades?limit=0, BadLimit",
    "/trades?limit=501, BadLimit",
    "/trades?from=yesterday, BadDate",
    "/trades?recent_hours=0, BadHours",
    "/api/trade_logs?limit=1001, BadLimit"
  })
  void refuses(String path, String reason) {
    var answer = desk.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"");
  }

  @Test
  @DisplayName("REC-TRD-06 a trade is shown with all that happened to it, money as numbers")
  void showsTimeline() {
    var shown = desk.get("/trades/" + trade).body();

    assertThat(shown)
        .contains(
            "\"buy_price\":0.94",
            "\"position\":10,",
            "\"fees\":0.03948,",
            "\"price\":0.94",
            "\"timestamp\":\"2026-03-10 12:4",
            "\"event\" : \"open_ticket\"",
            "\"event\" : \"order_done\"",
            "\"filled\": \"10\"");
    assertThat(desk.get("/trades/4711").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("log lines are read by ticket and service, and others may add theirs")
  void readsLogs() {
    desk.post("/api/log_event", "{\"ticket_id\":\"t7\",\"message\":\"seen\"}");

    var logs = desk.get("/api/trade_logs?ticket_id=t7&service=trade_manager").body();

    assertThat(logs)
        .startsWith("{\"status\":\"ok\",\"logs\":[{\"ticket_id\":\"t7\",\"message\":\"seen\"");
    assertThat(desk.post("/api/log_event", "{\"message\":\"\"}").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("the first date of which there are trades")
  void tellsEarliestDate() {
    assertThat(desk.get("/api/earliest_trade_date").body()).isEqualTo("{\"date\":\"2026-03-01\"}");
  }

  @Test
  @DisplayName("what others report of a trade is noted, and the order looked up")
  void notesReports() {
    var noted =
        desk.post(
            "/api/update_trade_status",
            "{\"ticket_id\":\"t1\",\"status\":\"error\",\"error_message\":\"timeout\"}");

    assertThat(noted.statusCode()).isEqualTo(200);
    assertThat(Json.of(noted.body()).whole("id")).isEqualTo(trade);
    assertThat(desk.get("/api/trade_logs?ticket_id=t1").body())
        .contains("MANAGER: reported error: timeout");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/update_trade_status;{\"id\":1,\"status\":\"done\"};400",
        "/api/update_trade_status;{\"status\":\"error\"};400",
        "/api/update_trade_status;{\"id\":4711,\"status\":\"error\"};404",
        "/api/update_trade_status;{\"ticket_id\":\"no such\",\"status\":\"error\"};404",
        "/api/positions_updated;{\"database\":\"orders\"};400",
        "/api/positions_updated;{\"database\":\"positions\"};200"
      })
  void answersNotifications(String path, String body, int status) {
    assertThat(desk.post(path, body).statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("a fill that is announced moves the position, and so does a settlement")
  void countsAnnouncedFills() throws SQLException {
    desk.database.execute(
        """
        INSERT INTO users.fills (user_id, trade_id, order_id, ticker, side, action, count, yes_price,
          fee_cost, created_time)
        VALUES ('user_0001', 'f9', 'o9', 'KXBTCD-Z', 'yes', 'buy', 3.25, 0.40, 0.01, now())""",
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('account.fill', 'o9', '{\"ticker\":\"KXBTCD-Z\"}')");

    desk.awaitRows(
        "SELECT position || ' ' || market_exposure FROM users.positions WHERE ticker = 'KXBTCD-Z'",
        "3.25 130.0000");
    desk.database.execute(
        """
        INSERT INTO users.settlements (user_id, ticker, market_result, revenue, settled_time)
        VALUES ('user_0001', 'KXBTCD-Z', 'yes', 3.25, now())""",
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('account.settlement', 'KXBTCD-Z', '{}')");
    desk.awaitRows(
        "SELECT position || ' ' || realized_pnl FROM users.positions WHERE ticker = 'KXBTCD-Z'",
        "0.00 1.950000");
  }

  private static List<String> ids(String body) {
    return Json.of(body).values().stream().map(line -> line.text("ticket_id")).toList();
  }
}
