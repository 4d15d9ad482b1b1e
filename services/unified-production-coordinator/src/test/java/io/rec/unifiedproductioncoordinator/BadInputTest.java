package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What cannot be is refused or shown as such, counted and logged, and never stored as a fact. */
class BadInputTest {

  private static final String REASONS =
      "io.rec.unifiedproductioncoordinator.publication.Degradations";

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");

  private TestDatabase database;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    desk = new Desk(database, clock);
  }

  @Test
  @DisplayName("crossed and impossible quotes are left out, and the holes they leave are named")
  void leavesOutImpossibleMarkets() throws SQLException {
    desk.snapshot(
        desk.close(),
        String.join(
            ",",
            desk.market(117_000, Desk.BOOK),
            desk.market(117_250, Desk.BOOK),
            desk.market(117_500, Desk.BOOK),
            desk.market(118_000, "\"yes_bid\":80,\"yes_ask\":70"),
            desk.market(118_250, "\"yes_bid\":60,\"yes_ask\":60"),
            desk.market(118_500, "\"yes_bid\":120,\"yes_ask\":130"),
            desk.market(118_750, "\"yes_bid\":20,\"yes_ask\":0"),
            desk.market(119_000, Desk.BOOK)));

    try (LogLines log = LogLines.of(REASONS);
        CoordinatorRun run = start()) {
      TableText table = run.awaitTable("3 markets are left out", "\"strike\":119000");

      assertThat(table.strikes())
          .extracting(strike -> strike.get("strike"))
          .map(String::valueOf)
          .containsExactly("117000", "117250", "117500", "118250", "119000");
      assertThat(table.strikes().get(3)).containsEntry("spread", 0);
      assertThat(table.degraded())
          .contains("strikes are missing at 2 places, the first above 117500");
      assertThat(run.role().get("/prometheus").body())
          .containsPattern(refused("market", "crossed") + " 1\\.0")
          .containsPattern(refused("market", "impossible quote") + " 2\\.0")
          .containsPattern(degraded("holes"))
          .containsPattern(degraded("markets refused"));
      assertThat(log.messages()).anyMatch(line -> line.contains("strikes are missing at 2 places"));
    }
  }

  @Test
  @DisplayName("a bad change of one market holds up none of the others, and the old quote goes")
  void takesTheOtherChanges() throws SQLException {
    desk.markets(Desk.BOOK);
    try (CoordinatorRun run = start()) {
      run.awaitTable("\"stale\":false");
      desk.change(
          "\"T117499.99\":[95,96],\"T117749.99\":[97,95,1],\"T117999.99\":[95,96,7000],"
              + "\"T118249.99\":null,\"nonsense\":[1,2,3]");

      TableText table = run.awaitTable("\"volume\":7000");
      assertThat(table.degraded())
          .anyMatch(why -> why.contains("3 markets are left out") && why.contains("T117499.99"));
      assertThat(table.strikes().stream().map(row -> row.get("strike")))
          .contains(118000)
          .doesNotContain(117500, 117750, 118250);
      assertThat(table.stale()).isFalse();
      // The report is made once a second.
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(run.role().get("/api/coordination").body())
                      .contains(
                          "\"market crossed\":1",
                          "\"market incomplete\":2",
                          "\"market unknown market\":1"));
    }
  }

  @Test
  @DisplayName("an event without offers is shown as such, and so is one without any market")
  void showsThatNobodyOffers() throws SQLException {
    desk.markets(Desk.NOBODY);
    try (CoordinatorRun run = start()) {
      run.awaitTable("no market has an offer", "\"strike\":118000");
      desk.snapshot(desk.close(), "");

      TableText table = run.awaitTable("the event has no market");
      assertThat(table.strikes()).isEmpty();
      await()
          .atMost(10, SECONDS)
          .until(() -> database.column("SELECT * FROM live_data.strike_table_btc").isEmpty());
      assertThat(run.role().get("/api/coordination").body()).doesNotContain("\"success\":false");
    }
  }

  @Test
  @DisplayName("impossible prices and unreadable announcements are counted and change nothing")
  void refusesBadPrices() throws SQLException {
    try (CoordinatorRun run = start()) {
      run.awaitTable("\"current_price\":118020.0");
      desk.tick(-1);
      desk.tick(0);
      desk.tick(1e12);
      desk.tick(Desk.PRICE, clock.instant().plusSeconds(3600));
      desk.announce("recio_price", "{broken");
      desk.announce("recio_price", "{\"symbol\":\"BTC\",\"price\":NaN}");
      desk.announce("recio_price", "{\"symbol\":\"BTC\",\"price\":1,\"timestamp\":\"noon\"}");
      desk.announce("recio_price", "{\"symbol\":\"BTC\",\"price\":1}");
      desk.announce("recio_price", "{\"symbol\":\"DOGE\",\"price\":1}");
      desk.announce("recio_market", "[1,2]");

      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(run.role().get("/api/coordination").body())
                      .contains(
                          "\"price impossible price\":3",
                          "\"price future\":1",
                          "\"price unreadable\":3",
                          "\"price incomplete\":1",
                          "\"price unknown symbol\":1",
                          "\"markets unreadable\":1"));
      assertThat(run.role().get("/api/strike_tables/BTC").body())
          .contains("\"current_price\":118020.0");
    }
  }

  @Test
  @DisplayName("without momentum, or without its fingerprint, probabilities are null and not 50")
  void knowsNoProbability() throws SQLException, IOException {
    FingerprintTables.activate(database, "v1");
    desk.markets(Desk.BOOK);
    try (CoordinatorRun run = start()) {
      TableText unknown = run.awaitTableWith("null", "\"model\":\"v1\"", "momentum is unknown");
      TableText foreign = run.awaitTableWith("-0.2", "v1 has no fingerprint for momentum -20");

      for (TableText table : new TableText[] {unknown, foreign}) {
        assertThat(table.stale()).isFalse();
        assertThat(table.fields()).containsEntry("fingerprint", null);
        assertThat(table.strikes())
            .hasSize(21)
            .allSatisfy(
                strike ->
                    assertThat(strike)
                        .containsEntry("probability", null)
                        .containsEntry("yes_diff", null)
                        .containsEntry("no_diff", null)
                        .containsEntry("yes_ask", 94));
      }
      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT count(*) FROM live_data.strike_table_btc "
                                  + "WHERE probability IS NULL AND yes_diff IS NULL"))
                      .containsExactly("21"));
      assertThat(run.role().get("/prometheus").body())
          .containsPattern(degraded("momentum unknown"))
          .containsPattern(degraded("no fingerprint"));
    }
  }

  @Test
  @DisplayName("an event of a later hour is shown with its own time, and that it is later")
  void saysThatTheEventIsLater() throws SQLException {
    desk.markets(desk.close().plusSeconds(3600), Desk.BOOK);
    try (CoordinatorRun run = start()) {
      TableText table = run.awaitTable("the next known event closes in");

      assertThat(table.number("ttc")).isBetween(5300L, 5400L);
      assertThat(run.role().get("/prometheus").body()).containsPattern(degraded("event later"));
    }
  }

  @Test
  @DisplayName("an event that has closed is none, whatever its row says")
  void ignoresClosedEvents() throws SQLException {
    desk.markets(desk.close().minusSeconds(3600), Desk.BOOK);
    try (CoordinatorRun run = start()) {
      TableText table = run.awaitTable("the markets of this hour are unknown");

      assertThat(table.text("event_ticker")).isEqualTo(desk.event());
      assertThat(table.number("ttc")).isBetween(1L, 1800L);
    }
  }

  @Test
  @DisplayName("an empty or broken set of fingerprints is refused and the last good one stays")
  void keepsGoodFingerprints() throws SQLException, IOException {
    FingerprintTables.activate(database, "v1");
    try (CoordinatorRun run = start()) {
      run.awaitTable("\"model\":\"v1\"", "\"degraded\":[\"the markets");

      FingerprintTables.head(database, "empty", 2400);
      desk.announce("recio_fingerprints", "BTC");

      TableText table =
          run.awaitTable("\"model\":\"v1\"", "the fingerprints empty of BTC are refused");
      assertThat(table.strikes())
          .allSatisfy(strike -> assertThat(strike).doesNotContainEntry("probability", null));
      assertThat(run.role().get("/prometheus").body())
          .contains("recio_fingerprints_refused_total")
          .containsPattern(degraded("fingerprints"));
    }
  }

  @Test
  @DisplayName("live trading without fingerprints has no probabilities and says why")
  void liveNeedsFingerprints() throws SQLException {
    try (CoordinatorRun run = CoordinatorRun.start(database, clock, Map.of("RECIO_MODE", "Live"))) {
      run.awaitTable(
          "\"probability\":null", "\"model\":\"none\"", "no fingerprints are active for BTC");
    }
  }

  private CoordinatorRun start() throws SQLException {
    return CoordinatorRun.start(database, clock, Map.of());
  }

  private static String refused(String input, String reason) {
    return "recio_coordination_refused_total\\{[^}]*input=\"%s\"[^}]*reason=\"%s\"[^}]*}"
        .formatted(input, reason);
  }

  private static String degraded(String reason) {
    return "recio_strike_table_degraded_total\\{[^}]*reason=\"%s\"[^}]*symbol=\"BTC\"[^}]*} [1-9]"
        .formatted(reason);
  }
}
