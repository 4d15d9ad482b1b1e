package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The full hour: one event closes, another is the one that closes next. */
class RolloverTest {

  private static final String CHANNEL = "recio_strike_table";
  private static final Instant CLOSE = Instant.parse("2026-03-02T13:00:00Z");
  private static final Instant NEXT = CLOSE.plus(Duration.ofHours(1));

  /** What a client was told who asked after this moment. */
  private record Answer(Instant asked, TableText table, String timeToClose) {}

  private final TestClock clock = TestClock.at("2026-03-02T12:50:00Z");
  private final List<Answer> answers = new ArrayList<>();

  private TestDatabase database;
  private ConfigFolder config;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("unified-production-coordinator");
    desk = new Desk(database, clock);
  }

  @Test
  @DisplayName("REC-UPC-01 the first table after the hour is the next event's, whole and fresh")
  void turnsToTheNextEvent() throws SQLException {
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start(listened)) {
      desk.markets(NEXT, Desk.BOOK);
      cross(role, () -> desk.change(NEXT, "\"T117999.99\":[93,94,5000]"));

      List<TableText> before = tables(listened, false);
      List<TableText> after = tables(listened, true);
      assertThat(before)
          .isNotEmpty()
          .allSatisfy(
              table -> {
                assertThat(table.text("event_ticker")).isEqualTo(Desk.event(CLOSE));
                assertThat(table.number("ttc"))
                    .isEqualTo(Duration.between(made(table), CLOSE).toSeconds());
              });
      assertThat(after).isNotEmpty().allSatisfy(RolloverTest::assertWholeAndFresh);
      assertThat(Duration.between(made(before.getLast()), made(after.getFirst())))
          .isLessThan(Duration.ofMillis(1500));
    }
  }

  @Test
  @DisplayName("REC-UPC-05 nobody who asks is given the closed event as the present one")
  void neverServesTheClosedEvent() throws SQLException {
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start(listened)) {
      desk.markets(NEXT, Desk.BOOK);
      cross(role, () -> desk.change(NEXT, "\"T117999.99\":[93,94,5000]"));

      assertThat(answers)
          .filteredOn(answer -> !answer.asked.isBefore(CLOSE))
          .isNotEmpty()
          .allSatisfy(
              answer -> {
                assertThat(answer.timeToClose).doesNotContain(Desk.event(CLOSE));
                if (answer.table.text("event_ticker").equals(Desk.event(CLOSE))) {
                  assertThat(answer.table.text("market_status")).isEqualTo("closed");
                  assertThat(answer.table.stale()).isTrue();
                }
              });
      assertThat(answers.getLast().timeToClose).contains(Desk.event(NEXT), "\"active\"");
    }
  }

  @Test
  @DisplayName("REC-UPC-06 until the exchange lists the next event, strikes stand without prices")
  void bridgesALateListing() throws SQLException {
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start(listened)) {
      cross(role, () -> {});

      assertThat(tables(listened, true))
          .isNotEmpty()
          .allSatisfy(
              table -> {
                assertThat(table.text("event_ticker")).isEqualTo(Desk.event(NEXT));
                assertThat(table.text("market_status")).isEqualTo("unknown");
                assertThat(table.stale()).isTrue();
                assertThat(table.degraded()).anyMatch(why -> why.contains("hour are unknown"));
                assertThat(table.strikes())
                    .hasSize(21)
                    .allSatisfy(
                        strike ->
                            assertThat(strike)
                                .containsEntry("ticker", null)
                                .containsEntry("yes_ask", null)
                                .containsEntry("no_ask", null)
                                .doesNotContainEntry("probability", null));
              });
      assertThat(answers.getLast().timeToClose)
          .contains("\"ttc_seconds\":0", "\"event_ticker\":null", "no_active_markets");

      desk.markets(NEXT, Desk.BOOK);
      int unlisted = tables(listened, true).size();
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () -> {
                desk.tick(Desk.PRICE);
                desk.change(NEXT, "\"T117999.99\":[93,94,5000]");
                assertWholeAndFresh(tables(listened, true).getLast());
              });
      assertThat(tables(listened, true).stream().skip(unlisted).filter(table -> !table.stale()))
          .allSatisfy(RolloverTest::assertWholeAndFresh);
      assertStored(Desk.event(NEXT));
    }
  }

  @Test
  @DisplayName("a price feed that dies at the hour leaves no stored table of the closed event")
  void closesWhatIsStored() throws SQLException {
    try (Listened listened = Listened.on(database, CHANNEL);
        TestRole role = start(listened)) {
      assertStored(Desk.event(CLOSE));
      clock.moveTo(CLOSE.plusSeconds(1));

      assertStored(Desk.event(NEXT));
      assertThat(database.column("SELECT DISTINCT stale::text FROM live_data.strike_table_btc"))
          .containsExactly("true");
      assertThat(role.get("/api/strike_tables/BTC").body()).contains("the price is older");
    }
  }

  private static void assertWholeAndFresh(TableText table) {
    assertThat(table.text("event_ticker")).isEqualTo(Desk.event(NEXT));
    assertThat(table.text("market_title")).isEqualTo("BTC price today at 9am");
    assertThat(table.text("market_status")).isEqualTo("active");
    assertThat(table.number("strike_tier")).isEqualTo(250);
    assertThat(table.number("ttc"))
        .isEqualTo(Duration.between(made(table), NEXT).toSeconds())
        .isGreaterThan(3500);
    assertThat(table.stale()).isFalse();
    assertThat(table.degraded()).isEmpty();
    assertThat(table.fields()).doesNotContainValue(null);
    assertThat(table.strikes())
        .hasSize(21)
        .allSatisfy(strike -> assertThat(strike).doesNotContainValue(null))
        .allSatisfy(
            strike ->
                assertThat(String.valueOf(strike.get("ticker"))).startsWith(Desk.event(NEXT)));
  }

  private void assertStored(String event) {
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> {
              assertThat(
                      database.column(
                          "SELECT DISTINCT event_ticker FROM live_data.strike_table_btc"))
                  .containsExactly(event);
              assertThat(
                      database.column(
                          "SELECT strike_table->>'event_ticker' FROM live_data.strike_table"))
                  .containsExactly(event);
            });
  }

  private interface Step {
    void run() throws SQLException;
  }

  /** From two seconds before the hour to two seconds after it, with five ticks a second. */
  private void cross(TestRole role, Step step) {
    clock.moveTo(CLOSE.minusSeconds(2));
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(20, SECONDS)
        .until(
            () -> {
              desk.tick(Desk.PRICE);
              step.run();
              Instant now = clock.instant();
              answers.add(
                  new Answer(
                      now,
                      TableText.of(role.get("/api/strike_tables/BTC").body()),
                      role.get("/api/unified_ttc/BTC").body()));
              return now.isAfter(CLOSE.plusSeconds(2));
            });
  }

  /** Those that were announced, as they were made before the hour or after it began. */
  private static List<TableText> tables(Listened listened, boolean afterTheHour)
      throws SQLException {
    return listened.heard().stream()
        .map(TableText::of)
        .filter(table -> made(table).isBefore(CLOSE) != afterTheHour)
        .toList();
  }

  private static Instant made(TableText table) {
    return table.instant("last_updated");
  }

  /** With a table of the event that closes at the hour. */
  private TestRole start(Listened listened) throws SQLException {
    desk.markets(CLOSE, Desk.BOOK);
    TestRole role =
        TestRole.startAt(
                clock, Application.class, "unified-production-coordinator", config, Map.of())
            .awaitReady();
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> {
              desk.tick(Desk.PRICE);
              assertThat(listened.newest("\"degraded\":[]", Desk.event(CLOSE))).isNotEmpty();
            });
    return role;
  }
}
