package io.rec.tradeexecutor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import io.rec.tradeexecutor.OrderFaultsTest.Fault;
import io.rec.venuesimulator.fault.Faults;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong on the way, the order ends with the terms that were wanted, and is one. */
class AmendFaultsTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Pattern CALLED = Pattern.compile("recio_amend_exchange_seconds_count\\S* 1");
  private static final List<String> WANTED = List.of("0.0200", "5.00", "0.00", "5.00");
  private static final List<String> BEFORE = List.of("0.0100", "3.00", "0.00", "3.00");

  private Floor floor;
  private OthersOrders others;
  private TestRole executor;
  private String order = "";

  @BeforeEach
  void open() throws SQLException {
    floor = new Floor();
    others = new OthersOrders(floor);
    order = others.rest("by-hand", "3.00", "0.0100");
    executor = floor.executor();
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Fault.class)
  @DisplayName("R32 an amendment survives a fault of a second that meets its call")
  void survives(Fault fault) throws Exception {
    Json answer = amendedUnder(fault.change, A_SECOND);

    assertThat(answer.text("outcome")).isEqualTo("amended");
    assertThat(others.terms(order)).isEqualTo(WANTED);
    assertThat(floor.venueOrders()).containsExactly("by-hand");
    assertThat(lines()).startsWith("sending").endsWith("amended").hasSizeBetween(2, 5);
  }

  @Test
  @DisplayName(
      "R32 an amendment that the exchange shows late is repeated, and changes nothing more")
  void repeatsHarmlessly() throws Exception {
    floor.clock().moveTo(floor.clock().instant().plusSeconds(20));
    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer;
      try (Connection held = held()) {
        answer = caller.submit(() -> ask("r1", "0.0200", "5.00"));
        awaitHeld();
        floor.fault(faults -> faults.withStatus(500).withCarriedOut(true), Duration.ofMinutes(5));
      }
      await().atMost(5, SECONDS).until(this::called);
      floor.fault(faults -> Faults.NONE.withReadLag(Duration.ofSeconds(6)), Duration.ofMinutes(5));

      assertThat(Json.of(answer.get().body()).text("outcome")).isEqualTo("amended");
    }
    floor.noFault();
    assertThat(others.terms(order)).isEqualTo(WANTED);
    assertThat(floor.venueOrders()).containsExactly("by-hand");
    assertThat(lines()).containsExactly("sending", "again", "amended");
  }

  @Test
  @DisplayName("R32 one that nobody can be asked about stays unknown, until it is asked for again")
  void staysUnknown() throws Exception {
    Json unknown = amendedUnder(faults -> faults.withDrop(true), Duration.ofMinutes(5));
    floor.noFault();

    Json again = Json.of(ask("r1", "0.0200", "5.00").body());

    assertThat(unknown.text("outcome")).isEqualTo("unknown");
    assertThat(unknown.flag("open")).isTrue();
    assertThat(again.text("outcome")).isEqualTo("amended");
    assertThat(others.terms(order)).isEqualTo(WANTED);
    assertThat(lines()).startsWith("sending").contains("again").endsWith("amended");
  }

  @Test
  @DisplayName("while one may still arrive, other terms wait, so that the last wish is the last")
  void keepsOthersOut() throws SQLException {
    wishOfDead(Duration.ofSeconds(5));

    HttpResponse<String> other = ask("r2", "0.0100", "2.00");

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(Json.of(other.body()).text("rule")).isEqualTo("amendment_underway");
    assertThat(others.terms(order)).isEqualTo(BEFORE);
    floor.clock().moveTo(floor.clock().instant().plusSeconds(61));
    assertThat(Json.of(ask("r3", "0.0100", "2.00").body()).text("outcome")).isEqualTo("amended");
  }

  @Test
  @DisplayName("an order that somebody else changes meanwhile is left to them")
  void isOvertaken() throws SQLException {
    wishOfDead(Duration.ofSeconds(5));
    others.decrease(order, "1.00");

    Json answer = Json.of(ask("r1", "0.0200", "5.00").body());

    assertThat(answer.text("outcome")).isEqualTo("overtaken");
    assertThat(others.terms(order).get(3)).isEqualTo("1.00");
  }

  @Test
  @DisplayName("an order that is cancelled meanwhile is not resting, and stays cancelled")
  void staysCancelled() throws SQLException {
    wishOfDead(Duration.ofSeconds(5));
    others.cancel(order);

    Json answer = Json.of(ask("r1", "0.0200", "5.00").body());

    assertThat(answer.text("outcome")).isEqualTo("not_resting");
    assertThat(others.shown(order).text("status")).isEqualTo("canceled");
  }

  @Test
  @DisplayName("a kill switch that is set between two tries stops the next one")
  void asksRulesAgain() throws SQLException {
    wishOfDead(Duration.ofSeconds(5));
    floor
        .database()
        .execute("UPDATE users.kill_switch SET level = 'PauseEntries', set_by = 'anna'");

    Json answer = Json.of(ask("r1", "0.0200", "5.00").body());

    assertThat(answer.text("outcome")).isEqualTo("unknown");
    assertThat(answer.text("reason")).contains("kill_switch");
    assertThat(others.terms(order)).isEqualTo(BEFORE);
  }

  @Test
  @DisplayName("one that did not leave because nobody listens is never")
  void tellsNotSent() throws Exception {
    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer;
      try (Connection held = held()) {
        answer = caller.submit(() -> ask("r1", "0.0200", "5.00"));
        awaitHeld();
        floor.stopVenue();
      }
      assertThat(Json.of(answer.get().body()).text("outcome")).isEqualTo("never");
    }
    assertThat(lines()).startsWith("sending").endsWith("never");
  }

  @Test
  @DisplayName("REC-TE-11 one whose executor died is looked up by the next, and is not sent again")
  void concludesOfDead() throws SQLException {
    executor.close();
    order = others.rest("left", "3.00", "0.0100");
    wishOfDead(Duration.ofSeconds(40));
    others.amend(order, "0.0200", "5.00");

    executor = floor.executor();

    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(lines()).endsWith("amended"));
    assertThat(lines()).containsExactly("sending", "amended");
    assertThat(others.terms(order)).isEqualTo(WANTED);
    assertThat(Json.of(ask("r1", "0.0200", "5.00").body()).text("outcome")).isEqualTo("amended");
  }

  @Test
  @DisplayName("REC-TE-11 one whose executor died goes on when its wish is repeated")
  void goesOnAfterDeath() throws SQLException {
    executor.close();
    order = others.rest("left", "3.00", "0.0100");
    wishOfDead(Duration.ofSeconds(5));
    executor = floor.executor();

    Json answer = Json.of(ask("r1", "0.0200", "5.00").body());

    assertThat(answer.text("outcome")).isEqualTo("amended");
    assertThat(others.terms(order)).isEqualTo(WANTED);
    assertThat(lines()).containsExactly("sending", "again", "amended");
  }

  /** Sends it with the fault beginning between its reads and its call. */
  private Json amendedUnder(UnaryOperator<Faults> fault, Duration lasting) throws Exception {
    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer;
      try (Connection held = held()) {
        answer = caller.submit(() -> ask("r1", "0.0200", "5.00"));
        awaitHeld();
        floor.fault(fault, lasting);
      }
      assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
      return Json.of(answer.get().body());
    }
  }

  /** Keeps the amendment's transaction waiting until it is closed. */
  private Connection held() throws SQLException {
    Connection connection = floor.database().server().superuser(floor.database().name());
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(hashtextextended('amend:r1', 0))");
    }
    return connection;
  }

  private void awaitHeld() {
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                floor
                    .one(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                            + " AND database = (SELECT oid FROM pg_database"
                            + " WHERE datname = current_database())")
                    .equals("1"));
  }

  /** Whether one call was made and answered. */
  private boolean called() {
    return CALLED.matcher(executor.get("/prometheus").body()).find();
  }

  private HttpResponse<String> ask(String request, String price, String count) {
    return AmendTest.amend(executor, order, request, price, count);
  }

  private void wishOfDead(Duration ago) throws SQLException {
    Instant then = floor.clock().instant().minus(ago);
    floor
        .database()
        .execute(
            """
            INSERT INTO users.audit (user_id, at, actor, action, outcome, detail)
            VALUES ('user_0001', '%s', 'anna', 'amend', 'sending',
              '{"request_id":"r1","order":"%s","order_id":"%s","client_order_id":"by-hand",
                "ticker":"%s","side":"bid","price":"0.0200","count":"5.00",
                "price_before":"0.0100","count_before":"3.00",
                "decision":{"passed":true,"reason":"","checks":[]}}')"""
                .formatted(then, order, order, floor.market().ticker()));
  }

  private List<String> lines() throws SQLException {
    return floor
        .database()
        .column(
            "SELECT outcome FROM users.audit WHERE action = 'amend' AND rule IS NULL ORDER BY id");
  }
}
