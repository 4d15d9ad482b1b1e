package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The watchdog on the simulator that the platform trades on in mode Paper. */
class MarketStreamTest {

  private static final Instant HOUR = Instant.parse("2026-03-02T13:00:00Z");

  /** The event that opens at that hour. */
  private static final String NEXT =
      EventTicker.closingAt(Series.of("BTC"), HourlyCalendar.nextClose(HOUR)).toString();

  /** No full hour and no pause of the exchange comes in between. */
  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");

  private TestDatabase database;
  private ConfigFolder config;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with(database).with("kalshi-api-watchdog", "venue-simulator");
  }

  @Test
  @DisplayName("REC-DF-05 market rows advance by the stream while the exchange is up")
  void followsTheStream() throws SQLException {
    try (Listened listened = Listened.on(database, "recio_market");
        TestRole simulator = simulator();
        TestRole watchdog = watchdog()) {
      await()
          .atMost(40, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(watchdog.get("/health").body())
                      .contains("\"stream\":\"live\"", "\"cached\":false"));
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () -> assertThat(listened.newest("\"symbol\":\"BTC\"", "\":[")).isNotEmpty());
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT market_ticker FROM live_data.market_kalshi_btc "
                                  + "WHERE updated_at > created_at"))
                      .isNotEmpty());
      assertThat(watchdog.get("/prometheus").body())
          .containsPattern("recio_markets_ticks_total\\{[^}]*} [1-9]");
      assertThat(simulator.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName(
      "no message tells that the hour's markets opened: it is known seconds later, and the rows"
          + " know it first")
  void opensWithTheHour() throws SQLException {
    clock.moveTo(Instant.parse("2026-03-02T12:59:20Z"));
    try (Listened listened = Listened.on(database, "recio_market");
        TestRole simulator = simulator();
        TestRole watchdog = watchdog()) {
      awaitNext(listened, "initialized", 40);
      await().atMost(40, SECONDS).until(() -> clock.instant().isAfter(HOUR));

      awaitNext(listened, "active", 8);

      assertThat(
              database.column(
                  "SELECT DISTINCT status FROM live_data.market_kalshi_btc WHERE event_ticker = '"
                      + NEXT
                      + "'"))
          .containsExactly("active");
      assertThat(simulator.get("/health").statusCode()).isEqualTo(200);
      assertThat(watchdog.get("/health").statusCode()).isEqualTo(200);
    }
  }

  private static void awaitNext(Listened listened, String status, int seconds) {
    await()
        .pollInterval(10, MILLISECONDS)
        .atMost(seconds, SECONDS)
        .untilAsserted(
            () -> assertThat(listened.newest(NEXT)).contains("\"status\":\"" + status + "\""));
  }

  private TestRole simulator() {
    return start(io.rec.venuesimulator.Application.class, "venue-simulator");
  }

  private TestRole watchdog() {
    return start(Application.class, "kalshi-api-watchdog");
  }

  private TestRole start(Class<?> application, String component) {
    return TestRole.startAt(clock, application, component, config, Map.of()).awaitReady();
  }
}
