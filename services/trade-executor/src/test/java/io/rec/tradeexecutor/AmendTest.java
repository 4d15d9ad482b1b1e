package io.rec.tradeexecutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
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

/** Other terms for an order that rests. */
class AmendTest {

  private Floor floor;
  private OthersOrders others;
  private TestRole executor;

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
    others = new OthersOrders(floor);
    executor = floor.executor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @Test
  @DisplayName("amends an order by the exchange's name and by its client order id")
  void amends() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0100");

    Json first = amended(order, "r1", "0.0200", "5.00");
    Json second = amended("by-hand", "r2", "0.0100", "4");

    assertThat(first.text("outcome")).isEqualTo("amended");
    assertThat(first.text("order_id")).isEqualTo(order);
    assertThat(first.text("client_order_id")).isEqualTo("by-hand");
    assertThat(second.text("outcome")).isEqualTo("amended");
    assertThat(others.terms(order)).containsExactly("0.0100", "4.00", "0.00", "4.00");
    assertThat(floor.venueOrders()).containsExactly("by-hand");
    assertThat(lines("r1")).containsExactly("anna sending", "anna amended");
    assertThat(lines("r2")).containsExactly("anna sending", "anna amended");
  }

  @Test
  @DisplayName("the wish is in the audit trail with the terms before and every rule that was asked")
  void storesIntent() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0100");

    amended(order, "r1", "0.0200", "5.00");

    Json wish = Json.of(floor.one(detail("r1", "sending")));
    assertThat(wish.text("price_before")).isEqualTo("0.0100");
    assertThat(wish.text("count_before")).isEqualTo("3.00");
    assertThat(wish.text("price")).isEqualTo("0.0200");
    assertThat(wish.text("count")).isEqualTo("5.00");
    assertThat(wish.at("decision").at("checks").values().size()).isGreaterThan(10);
  }

  @Test
  @DisplayName("terms that cross trade at once, and the answer says so")
  void tradesAtOnce() {
    String order = others.rest("by-hand", "2.00", "0.0100");

    Json answer = amended(order, "r1", "0.9500", "2.00");

    assertThat(answer.text("outcome")).isEqualTo("amended");
    assertThat(answer.text("filled")).isEqualTo("2.00");
    assertThat(others.shown(order).text("status")).isEqualTo("executed");
    assertThat(floor.position(floor.market().ticker())).isEqualByComparingTo("2");
  }

  @Test
  @DisplayName("the count is the total: it cannot go below what is filled, and keeps it")
  void countsFilled() {
    Floor.Market market = floor.market();
    String order = others.rest("by-hand", "5000.00", price(market.ask()));
    BigDecimal filled = new BigDecimal(others.terms(order).get(2));
    assertThat(filled).isGreaterThan(BigDecimal.ONE);

    HttpResponse<String> below = amend(order, "r1", price(market.ask()), "1.00");
    Json answer =
        amended(
            order, "r2", price(market.ask()), filled.add(BigDecimal.TEN.pow(3)).toPlainString());

    assertRefused(below, 422, "count_above_filled");
    assertThat(answer.text("outcome")).isEqualTo("amended");
    List<BigDecimal> terms = others.terms(order).stream().map(BigDecimal::new).toList();
    assertThat(terms.get(1)).isEqualByComparingTo(filled.add(BigDecimal.TEN.pow(3)));
    assertThat(terms.get(2).add(terms.get(3))).isEqualByComparingTo(terms.get(1));
  }

  @Test
  @DisplayName("bad terms are refused by the rule's name, and the order is as it was")
  void refusesBadTerms() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0100");
    List<BadTerms> all =
        List.of(
            new BadTerms("0.0150", "3.00", 422, "price_grid"),
            new BadTerms("0.00005", "3.00", 400, "price"),
            new BadTerms("0", "3.00", 400, "price"),
            new BadTerms("1.0000", "3.00", 400, "price"),
            new BadTerms("dear", "3.00", 400, "price"),
            new BadTerms("0.0200", "0", 400, "count"),
            new BadTerms("0.0200", "0.005", 400, "count"),
            new BadTerms("0.0200", "-1", 400, "count"),
            new BadTerms("0.0200", "1e9", 400, "count"),
            new BadTerms("0.0200", "", 400, "required_fields"),
            new BadTerms("0.0200", "150.00", 422, "max_position"));

    for (BadTerms bad : all) {
      assertRefused(amend(order, "r1", bad.price(), bad.count()), bad.status(), bad.rule());
    }

    assertThat(others.terms(order)).containsExactly("0.0100", "3.00", "0.00", "3.00");
    assertThat(audited())
        .containsExactlyElementsOf(all.stream().map(bad -> "anna refused " + bad.rule()).toList());
  }

  private record BadTerms(String price, String count, int status, String rule) {}

  @Test
  @DisplayName("an order that is unknown, another account's or over is refused as such")
  void refusesOtherOrders() throws SQLException {
    String strangers = others.restStrangers("theirs");
    String gone = others.rest("by-hand", "3.00", "0.0100");
    others.cancel(gone);

    assertRefused(amend("nobody", "r1", "0.0200", "1.00"), 404, "order_known");
    assertRefused(amend(strangers, "r2", "0.0200", "1.00"), 404, "order_known");
    assertRefused(amend("theirs", "r3", "0.0200", "1.00"), 404, "order_known");
    assertRefused(amend(gone, "r4", "0.0200", "1.00"), 409, "order_resting");

    assertThat(audited())
        .containsExactly(
            "anna refused order_known",
            "anna refused order_known",
            "anna refused order_known",
            "anna refused order_resting");
  }

  @Test
  @DisplayName("an order of ours is over when it is known, and known by our name for it")
  void knowsOwnOrders() throws SQLException {
    String id = floor.entry();
    String order = Floor.send(executor, id).text("order_id");
    floor
        .database()
        .execute(
            """
            INSERT INTO users.orders (user_id, order_id, client_order_id, ticker, status, side, action, type)
            VALUES ('user_0001', '%s', '%s', '%s', 'executed', 'yes', 'buy', 'limit')"""
                .formatted(order, id, floor.market().ticker()));

    assertRefused(amend(id.replace(":", "%3A"), "r1", "0.0200", "1.00"), 409, "order_resting");
  }

  @Test
  @DisplayName("a request that is repeated gets the first answer, and the order is left alone")
  void answersFirstResult() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0100");
    Json first = amended(order, "r1", "0.0200", "5.00");
    others.decrease(order, "1.00");

    Json again = amended(order, "r1", "0.0200", "5.00");
    HttpResponse<String> other = amend(order, "r1", "0.0300", "5.00");

    assertThat(again).isEqualTo(first);
    assertRefused(other, 409, "replayed_id");
    assertThat(others.terms(order).get(3)).isEqualTo("1.00");
    assertThat(lines("r1")).containsExactly("anna sending", "anna amended");
  }

  @Test
  @DisplayName("twenty times the same at once is one amendment")
  void amendsOnce() throws Exception {
    String order = others.rest("by-hand", "3.00", "0.0100");
    List<Future<Json>> asked = new ArrayList<>();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 20; call++) {
        asked.add(callers.submit(() -> amended(order, "r1", "0.0200", "5.00")));
      }
    }

    Set<Json> answers = new HashSet<>();
    for (Future<Json> one : asked) {
      answers.add(one.get());
    }
    assertThat(answers).hasSize(1);
    assertThat(lines("r1")).containsExactly("anna sending", "anna amended");
    assertThat(others.terms(order)).containsExactly("0.0200", "5.00", "0.00", "5.00");
  }

  @Test
  @DisplayName("the kill switch stops more and sooner, and lets less and later through")
  void obeysKillSwitch() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0200");
    floor
        .database()
        .execute("UPDATE users.kill_switch SET level = 'PauseEntries', set_by = 'anna'");

    HttpResponse<String> more = amend(order, "r1", "0.0200", "4.00");
    HttpResponse<String> nearer = amend(order, "r2", "0.0300", "3.00");
    Json less = amended(order, "r3", "0.0100", "2.00");

    assertRefused(more, 409, "kill_switch");
    assertRefused(nearer, 409, "kill_switch");
    assertThat(less.text("outcome")).isEqualTo("amended");
    assertThat(others.terms(order)).containsExactly("0.0100", "2.00", "0.00", "2.00");
    assertThat(audited()).contains("anna refused kill_switch").hasSize(4);
  }

  @Test
  @DisplayName("REC-TE-07 terms above the cash are refused, what the order binds already counts")
  void refusesWithoutCash() throws SQLException {
    try (Floor poor = new Floor(Postgres.shared().migrated(), "500")) {
      TestRole trader = poor.executor();
      String order = new OthersOrders(poor).rest("by-hand", "60.00", "0.0100");

      HttpResponse<String> dear = amend(trader, order, "r1", "0.0600", "90.00");
      HttpResponse<String> cheap = amend(trader, order, "r2", "0.0600", "60.00");

      assertRefused(dear, 422, "insufficient_balance");
      assertThat(Json.of(cheap.body()).text("outcome")).isEqualTo("amended");
    }
  }

  @Test
  @DisplayName("what the exchange refuses is told with its word, and is the request's answer")
  void tellsRefusals() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0100");
    others.pauseMarket();

    Json refused = amended(order, "r1", "0.0200", "5.00");

    assertThat(refused.text("outcome")).isEqualTo("refused");
    assertThat(refused.text("reason")).contains("market_inactive");
    assertThat(refused.text("price")).isEqualTo("0.0100");
    assertThat(amended(order, "r1", "0.0200", "5.00")).isEqualTo(refused);
    assertThat(lines("r1")).containsExactly("anna sending", "anna refused");
  }

  @Test
  @DisplayName("R9 only the holder of the lease amends, and an old token amends nothing")
  void needsLease() throws SQLException {
    String order = others.rest("by-hand", "3.00", "0.0100");
    TestRole standby = floor.standby("pod-2");

    HttpResponse<String> refused = amend(standby, order, "r1", "0.0200", "5.00");
    floor
        .database()
        .execute(
            "UPDATE system.lease SET token = token + 1, holder = 'another',"
                + " expires_at = now() + interval '1 minute'");
    HttpResponse<String> old = amend(order, "r2", "0.0200", "5.00");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("0");
    assertThat(old.statusCode()).isEqualTo(503);
    assertThat(others.terms(order)).containsExactly("0.0100", "3.00", "0.00", "3.00");
    assertThat(audited()).isEmpty();
  }

  private Json amended(String order, String request, String price, String count) {
    HttpResponse<String> answer = amend(order, request, price, count);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.of(answer.body());
  }

  private HttpResponse<String> amend(String order, String request, String price, String count) {
    return amend(executor, order, request, price, count);
  }

  static HttpResponse<String> amend(
      TestRole executor, String order, String request, String price, String count) {
    return executor.post(
        "/orders/%s/amend".formatted(order),
        "{\"price\":\"%s\",\"count\":\"%s\",\"request_id\":\"%s\",\"by\":\"anna\"}"
            .formatted(price, count, request));
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String rule) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.of(answer.body()).text("rule")).isEqualTo(rule);
  }

  private List<String> lines(String request) throws SQLException {
    return floor
        .database()
        .column(
            "SELECT actor || ' ' || outcome FROM users.audit WHERE action = 'amend'"
                + " AND rule IS NULL AND detail->>'request_id' = '%s' ORDER BY id"
                    .formatted(request));
  }

  private List<String> audited() throws SQLException {
    return floor
        .database()
        .column(
            "SELECT actor || ' ' || outcome || coalesce(' ' || rule, '') FROM users.audit"
                + " WHERE action = 'amend' ORDER BY id");
  }

  private static String detail(String request, String outcome) {
    return "SELECT detail FROM users.audit WHERE detail->>'request_id' = '%s' AND outcome = '%s'"
        .formatted(request, outcome);
  }

  private static String price(BigDecimal dollars) {
    return dollars.setScale(4).toPlainString();
  }
}
