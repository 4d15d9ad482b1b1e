package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL is stopped and started again on the same port and data. It stays away for as many
 * seconds as {@code -Doutage.seconds} says, 12 by default.
 */
@Timeout(value = 3, unit = MINUTES)
class DatabaseOutageTest {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutageTest.class);
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("outage.seconds", 12));

  /** A price may be this old before its table is stale. */
  private static final Duration FRESH_FOR = Duration.ofSeconds(5);

  /** What a client saw at a moment: the table that was served, the one in the file, and health. */
  private record Moment(
      Instant asked, Instant at, TableText served, TableText exported, String health, int ready) {

    /** When the table was asked for, and when it was there: it was judged in between. */
    Duration leastAge() {
      return Duration.between(served.instant("price_as_of"), asked);
    }

    Duration mostAge() {
      return Duration.between(served.instant("price_as_of"), at);
    }

    /** What people would write down, the same while nothing changes. */
    String state() {
      return "%s, health %s, ready %d".formatted(served.stale() ? "stale" : "fresh", health, ready);
    }
  }

  @TempDir Path export;

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");
  private final List<Moment> moments = new ArrayList<>();

  private Postgres server;
  private TestDatabase database;
  private Desk desk;

  @BeforeEach
  void startServer() throws IOException, SQLException {
    server = Postgres.start();
    database = server.migrated();
    desk = new Desk(database, clock);
    desk.markets(Desk.BOOK);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("REC-MAIN-11 no old table is passed off as fresh while the database is away")
  void growsStaleAndHeals() throws IOException, SQLException {
    try (TestRole role = start()) {
      awaitFresh(role);
      server.stop();
      Instant stopped = clock.instant();
      watch(role, stopped.plus(OUTAGE));
      server.startAgain();
      Instant back = clock.instant();
      awaitFresh(role);
      Duration recovered = Duration.between(back, clock.instant());

      tell(stopped, back, recovered);
      assertThat(moments)
          .allSatisfy(
              moment -> {
                assertThat(moment.served.stale() || moment.leastAge().compareTo(FRESH_FOR) <= 0)
                    .as("served %s after %s", moment.state(), moment.leastAge())
                    .isTrue();
                assertThat(moment.served.number("price_age_ms"))
                    .isLessThanOrEqualTo(moment.mostAge().toMillis());
              });
      assertThat(moments.stream().filter(moment -> moment.at.isAfter(stopped.plusSeconds(8))))
          .isNotEmpty()
          .allSatisfy(
              moment -> {
                assertThat(moment.served.stale()).isTrue();
                assertThat(moment.exported.stale()).isTrue();
                assertThat(moment.health).isEqualTo("unhealthy");
                assertThat(moment.ready).isEqualTo(503);
              });
      assertThat(recovered).isLessThan(Duration.ofSeconds(25));
      assertHealthy(role);
    }
  }

  @Test
  @DisplayName("an event that closes while the database is away is not served as open")
  void closesWithoutTheDatabase() throws IOException, SQLException {
    try (TestRole role = start()) {
      awaitFresh(role);
      String event = desk.event();
      server.stop();
      clock.moveTo(desk.close().plusMillis(1));

      TableText table = TableText.of(role.get("/api/strike_tables/BTC").body());
      assertThat(table.stale()).isTrue();
      assertThat(table.text("event_ticker") + " " + table.text("market_status"))
          .isIn(event + " closed", desk.event() + " unknown");
      assertThat(role.get("/api/unified_ttc/BTC").body()).contains("no_active_markets");
    }
  }

  /** Looks four times a second until then. */
  private void watch(TestRole role, Instant until) {
    await()
        .pollInterval(Duration.ofMillis(250))
        .atMost(OUTAGE.plusSeconds(30))
        .until(
            () -> {
              moments.add(look(role));
              return clock.instant().isAfter(until);
            });
  }

  private Moment look(TestRole role) throws IOException {
    TableText exported = TableText.of(Files.readString(file()));
    Instant asked = clock.instant();
    TableText served = TableText.of(role.get("/api/strike_tables/BTC").body());
    Instant now = clock.instant();
    String health = TableText.of(role.get("/health").body()).text("status");
    return new Moment(asked, now, served, exported, health, role.get("/health/ready").statusCode());
  }

  private void awaitFresh(TestRole role) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .until(
            () -> {
              desk.markets(Desk.BOOK);
              desk.tick(Desk.PRICE);
              return !TableText.of(role.get("/api/strike_tables/BTC").body()).stale()
                  && !TableText.of(Files.readString(file())).stale();
            });
  }

  private void assertHealthy(TestRole role) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> {
              desk.tick(Desk.PRICE);
              assertThat(role.get("/health/ready").statusCode()).isEqualTo(200);
              assertThat(role.get("/api/coordination").body()).doesNotContain("\"success\":false");
              assertThat(
                      database.column(
                          "SELECT DISTINCT stale::text || current_price "
                              + "FROM live_data.strike_table_btc"))
                  .containsExactly("false118020.00");
            });
  }

  /** What was seen, in the log of the test: when it changed, and how long it took to heal. */
  private void tell(Instant stopped, Instant back, Duration recovered) {
    String before = "";
    for (Moment moment : moments) {
      if (!moment.state().equals(before)) {
        LOG.warn("{} ms: {}", Duration.between(stopped, moment.at).toMillis(), moment.state());
        before = moment.state();
      }
    }
    LOG.warn(
        "database away for {} ms, fresh again {} ms after it was back",
        Duration.between(stopped, back).toMillis(),
        recovered.toMillis());
  }

  private Path file() {
    return export.resolve(
        "backend/data/live_data/markets/kalshi/strike_tables/btc_strike_table.json");
  }

  private TestRole start() {
    ConfigFolder config =
        ConfigFolder.create().with(database).with("unified-production-coordinator");
    return TestRole.startAt(
            clock,
            Application.class,
            "unified-production-coordinator",
            config,
            Map.of("RECIO_SET_EXPORT_DIR", export.toString()))
        .awaitReady();
  }
}
