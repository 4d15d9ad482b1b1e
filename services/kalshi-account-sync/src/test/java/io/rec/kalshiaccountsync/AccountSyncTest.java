package io.rec.kalshiaccountsync;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sync beside a paper exchange on which its account trades. */
class AccountSyncTest {

  private static final Instant START = Instant.parse("2026-03-02T12:30:00Z");

  /**
   * What no channel tells is found by the round, every 30 seconds: one that began a moment before
   * does not see it.
   */
  private static final int A_ROUND = 45;

  private static final String ALERTS =
      "SELECT payload->>'type' || ' ' || (payload->>'severity') FROM system.outbox "
          + "WHERE topic = 'alert' ORDER BY id";

  /** No full hour and no pause of the exchange comes in between. */
  private final TestClock clock = TestClock.at(START.toString());

  private TestDatabase database;
  private PaperExchange exchange;
  private String ticker;

  @BeforeEach
  void open() throws SQLException {
    database = Postgres.shared().migrated();
    exchange = new PaperExchange(clock);
    ticker = exchange.market();
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  @DisplayName("REC-KAS-01 REC-DF-03 a fill comes by the stream, the cash that it cost by a call")
  void mirrorsATrade() {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.buy(ticker, "10.00", "ours-1");

      soon(
          2,
          () -> {
            assertFills();
            assertThat(database.column("SELECT client_order_id FROM users.fills"))
                .containsOnly("ours-1");
            assertThat(database.column("SELECT status || ' ' || fill_count FROM users.orders"))
                .containsExactly("executed 10.00");
          });
      soon(10, this::assertPosition);
      soon(10, this::assertBalance);
      assertThat(sync.get("/api/db/fills").body()).contains("\"client_order_id\": \"ours-1\"");
      assertThat(sync.get("/prometheus").body())
          .containsPattern("recio_account_facts_total\\{[^}]*topic=\"account.fill\"[^}]*} [1-9]");
    }
  }

  @Test
  @DisplayName("REC-KAS-08 an outage of five minutes leaves no missing fill")
  void outageLeavesNothingMissing() {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.buy(ticker, "1.00", "before");
      soon(5, this::assertFills);

      exchange.cable().cut();
      exchange.buy(ticker, "2.50", "during-1");
      clock.moveTo(clock.instant().plus(Duration.ofMinutes(4)));
      exchange.buy(ticker, "3.00", "during-2");
      exchange.rest(ticker, "1.00", "0.0100", "resting");
      clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
      assertThat(sync.get("/health").body()).contains("\"service\":\"kalshi_account_sync\"");
      exchange.cable().mend();

      soon(30, this::assertFills);
      soon(10, this::assertPosition);
      soon(10, this::assertBalance);
      soon(
          10,
          () ->
              assertThat(
                      database.column(
                          "SELECT client_order_id || ' ' || status FROM users.orders "
                              + "ORDER BY client_order_id"))
                  .containsExactly(
                      "before executed",
                      "during-1 executed",
                      "during-2 executed",
                      "resting resting"));
    }
  }

  @Test
  @DisplayName("REC-KAS-05 while the exchange is away the balance is shown with its age")
  void showsBalanceWithAge() {
    try (TestRole sync = sync("one").awaitReady()) {
      Json fresh = Json.of(sync.get("/api/account/balance?mode=demo").body());
      assertThat(fresh.whole("balance")).isEqualTo(1_000_000);
      assertThat(fresh.decimal("age_seconds")).isLessThan(BigDecimal.TEN);
      assertThat(fresh.flag("stale")).isFalse();
      HttpResponse<String> other = sync.get("/api/account/balance?mode=prod");
      assertThat(other.statusCode()).isEqualTo(409);
      assertThat(other.body()).contains("OtherAccountMode", "mode demo");

      exchange.cable().cut();
      clock.moveTo(clock.instant().plus(Duration.ofMinutes(6)));
      soon(
          10,
          () -> {
            Json old = Json.of(sync.get("/api/account/balance").body());
            assertThat(old.whole("balance")).isEqualTo(1_000_000);
            assertThat(old.decimal("age_seconds").intValue()).isBetween(350, 420);
            assertThat(old.flag("stale")).isTrue();
            assertThat(old.flag("stream_live")).isFalse();
          });
      exchange.cable().mend();

      soon(
          30,
          () -> {
            Json again = Json.of(sync.get("/api/account/balance").body());
            assertThat(again.flag("stale")).isFalse();
            assertThat(again.flag("stream_live")).isTrue();
          });
      soon(
          10,
          () ->
              assertThat(database.column(ALERTS))
                  .contains("account_stream_lost warning", "account_stream_recovered info"));
    }
  }

  @Test
  @DisplayName("REC-KAS-04 a stream refused with 401 is a critical alert within 5 s")
  void alertsOnRefusedKey() {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.fault("kalshi_ws", "{\"status\":401,\"disconnect\":true}");
      soon(
          5,
          () ->
              assertThat(database.column(ALERTS))
                  .containsExactly("account_credentials_refused critical"));
      assertThat(sync.get("/health").body()).contains("refused with HTTP 401");

      exchange.fault("kalshi_ws", "{\"status\":0}");
      soon(
          40,
          () -> assertThat(database.column(ALERTS)).contains("account_credentials_accepted info"));
    }
  }

  @Test
  @DisplayName("REC-KAS-04 a call refused with 401 is a critical alert as well")
  void alertsOnRefusedCall() {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.fault("kalshi_rest", "{\"status\":401}");
      assertThat(sync.post("/api/account/refresh", "{}").statusCode()).isEqualTo(202);

      soon(
          5,
          () ->
              assertThat(database.column(ALERTS))
                  .containsExactly("account_credentials_refused critical"));
    }
  }

  @Test
  @DisplayName("the market's end is written with what it paid, and nothing is held any more")
  void settles() throws SQLException {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.buy(ticker, "10.00", "ours-1");
      soon(10, this::assertPosition);

      endTheHour();

      soon(
          A_ROUND,
          () ->
              assertThat(
                      database.column(
                          "SELECT s.market_result || ' ' || s.yes_count || ' ' "
                              + "|| p.venue_position FROM users.settlements s "
                              + "JOIN users.positions p USING (user_id, ticker)"))
                  .singleElement()
                  .asString()
                  .matches("(yes|no) 10.00 0.00"));
      soon(10, this::assertBalance);
      assertThat(
              database.column("SELECT key FROM system.outbox WHERE topic = 'account.settlement'"))
          .containsExactly(ticker);
      assertThat(sync.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("every row keeps each field that the exchange answered about it")
  void keepsTheOriginals() throws SQLException {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.buy(ticker, "10.00", "ours-1");
      soon(5, this::assertFills);
      readAnew(sync);

      assertThat(originals("orders", "order_id")).isEqualTo(exchange.rows("orders"));
      assertThat(originals("fills", "trade_id")).isEqualTo(exchange.rows("fills"));
      assertThat(originals("positions", "ticker")).isEqualTo(exchange.rows("positions"));
      assertThat(sync.get("/api/db/fills").body()).doesNotContain("raw_json");

      endTheHour();
      soon(
          A_ROUND,
          () -> assertThat(database.column("SELECT ticker FROM users.settlements")).hasSize(1));
      readAnew(sync);
      assertThat(originals("settlements", "ticker")).isEqualTo(exchange.rows("settlements"));
    }
  }

  @Test
  @DisplayName("a reading is of the time before its first page, and one that fails is of no time")
  void tellsOfWhenItIs() throws SQLException {
    try (TestRole sync = sync("one").awaitReady()) {
      // Six calls of a second each, the venue's time first and then the lists.
      exchange.fault("kalshi_rest", "{\"latency_ms\":1000}");
      Instant wished = clock.instant().plusSeconds(40);
      clock.moveTo(wished);

      soon(20, () -> assertThat(reading("began_at")).isAfterOrEqualTo(wished));
      Instant ended = clock.instant();
      assertThat(reading("began_at")).isBefore(ended.minusSeconds(6));
      assertThat(reading("figures_at")).isBefore(ended.minusSeconds(4));

      exchange.fault("kalshi_rest", "{\"latency_ms\":0,\"status\":503}");
      Instant known = reading("began_at");
      long failed = health(sync, "account_readings_failed");
      clock.moveTo(clock.instant().plusSeconds(40));
      soon(30, () -> assertThat(health(sync, "account_readings_failed")).isGreaterThan(failed));
      assertThat(reading("began_at")).isEqualTo(known);
    }
  }

  @Test
  @DisplayName(
      "REC-TE-12 fills and settlements explain the cash to $0.0001, and money that leaves otherwise shows")
  void explainsTheCash() throws SQLException {
    try (TestRole sync = sync("one").awaitReady()) {
      soon(10, this::assertBalance);
      assertThat(unexplained()).isEqualTo("10000.000000");

      exchange.buy(ticker, "7.30", "yes");
      exchange.sell(ticker, "12.00", "through-zero");
      exchange.sell(ticker, "3.40", "more-no");
      exchange.buy(ticker, "2.10", "some-back");
      soon(
          5,
          () ->
              assertThat(database.column("SELECT DISTINCT order_id FROM users.fills")).hasSize(4));
      readAnew(sync);
      assertThat(unexplained()).isEqualTo("10000.000000");

      exchange.withdraw("5.00");
      exchange.buy(ticker, "1.00", "after");
      soon(
          5,
          () ->
              assertThat(database.column("SELECT DISTINCT order_id FROM users.fills")).hasSize(5));
      readAnew(sync);
      assertThat(unexplained()).isEqualTo("9995.000000");

      endTheHour();
      soon(
          A_ROUND,
          () -> assertThat(database.column("SELECT ticker FROM users.settlements")).hasSize(1));
      readAnew(sync);
      assertThat(unexplained()).isEqualTo("9995.000000");
    }
  }

  @Test
  @DisplayName("an order of ours has the account read at once")
  void readsAfterOwnOrder() throws SQLException {
    try (TestRole sync = sync("one").awaitReady()) {
      exchange.cable().cut();
      exchange.cable().mend();
      exchange.fault("kalshi_ws", "{\"status\":503}");
      long before = readings(sync);
      clock.moveTo(clock.instant().plusSeconds(6));

      database.execute(
          "INSERT INTO system.outbox (topic, key, payload) VALUES ('order', 'ours', '{}')");

      soon(10, () -> assertThat(readings(sync)).isGreaterThan(before));
    }
  }

  @Test
  @DisplayName("of two processes one mirrors the account, and the other goes on when it ends")
  void standbyTakesOver() {
    try (TestRole first = sync("one").awaitReady();
        TestRole second = sync("two").awaitReady()) {
      assertThat(second.get("/health").body()).contains("\"stream\":\"standby\"", "\"held\":false");
      assertThat(second.post("/api/account/refresh", "{}").statusCode()).isEqualTo(503);
      assertThat(second.get("/api/account/balance").statusCode()).isEqualTo(200);

      first.close();
      exchange.buy(ticker, "4.00", "after");

      soon(20, () -> assertThat(second.get("/health").body()).contains("\"stream\":\"live\""));
      soon(10, this::assertFills);
    }
  }

  private List<Json> originals(String table, String key) throws SQLException {
    return database
        .column("SELECT raw_json FROM users.%s ORDER BY %s COLLATE \"C\"".formatted(table, key))
        .stream()
        .map(Json::of)
        .toList();
  }

  private Instant reading(String column) throws SQLException {
    List<String> found =
        database.column(
            "SELECT to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM users.account_reading"
                .formatted(column));
    return found.isEmpty() ? Instant.EPOCH : Instant.parse(found.getFirst());
  }

  /**
   * To when the exchange pays. A round reads two minutes back: a leap over more would let one that
   * comes before the exchange has paid be the last to see this time, up to the next whole reading.
   */
  private void endTheHour() {
    clock.moveTo(Instant.parse("2026-03-02T13:00:01Z"));
    clock.moveTo(Instant.parse("2026-03-02T13:01:10Z"));
  }

  /** A whole reading that began after now. */
  private void readAnew(TestRole sync) {
    clock.moveTo(clock.instant().plusSeconds(20));
    Instant now = clock.instant();
    assertThat(sync.post("/api/account/refresh", "{}").statusCode()).isEqualTo(202);
    soon(20, () -> assertThat(reading("began_at")).isAfterOrEqualTo(now));
    soon(5, this::assertBalance);
  }

  /** The cash that no fill and no settlement brought, as far as the last whole reading knows. */
  private String unexplained() throws SQLException {
    return database
        .column(
            """
            SELECT round(b.balance_dollars - users.cash_moved(), 6)
            FROM users.account_balance b JOIN users.account_reading r ON r.figures_at = b.as_of
            ORDER BY b."timestamp" DESC, b.id DESC LIMIT 1""")
        .getFirst();
  }

  private static long readings(TestRole sync) {
    return health(sync, "account_readings");
  }

  private static long health(TestRole sync, String figure) {
    return Json.of(sync.get("/health").body()).whole(figure);
  }

  private void assertFills() throws SQLException {
    List<String> theirs =
        exchange.fills().stream().map(fill -> fill.text("trade_id")).sorted().toList();
    assertThat(theirs).isNotEmpty();
    assertThat(database.column("SELECT trade_id FROM users.fills ORDER BY trade_id COLLATE \"C\""))
        .isEqualTo(theirs);
  }

  private void assertPosition() throws SQLException {
    String theirs = exchange.position(ticker);
    assertThat(
            database.column(
                "SELECT venue_position FROM users.positions WHERE ticker = '%s'".formatted(ticker)))
        .containsExactly(theirs);
  }

  private void assertBalance() throws SQLException {
    assertThat(
            database.column(
                "SELECT balance_dollars FROM users.account_balance "
                    + "ORDER BY \"timestamp\" DESC, as_of DESC, id DESC LIMIT 1"))
        .containsExactly(exchange.balance());
  }

  private static void soon(int seconds, ThrowingRunnable assertion) {
    await().atMost(seconds, SECONDS).untilAsserted(assertion);
  }

  private TestRole sync(String pod) {
    ConfigFolder config =
        ConfigFolder.create()
            .with(database)
            .with("kalshi-account-sync")
            .port("venue-simulator", exchange.cable().port());
    return TestRole.startAt(
        clock, Application.class, "kalshi-account-sync", config, Map.of("POD_NAME", pod));
  }
}
