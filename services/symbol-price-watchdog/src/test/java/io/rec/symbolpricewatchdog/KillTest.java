package io.rec.symbolpricewatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.symbolpricewatchdog.LoggedPrices.Row;
import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills a real process at random moments: five times by default, {@code -Drecio.kills=50} for the
 * full run, {@code -Drecio.kills.seed} for the moments of another run.
 */
class KillTest {

  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
  private static final int KILLS = Integer.getInteger("recio.kills", 5);
  private static final long SEED = Long.getLong("recio.kills.seed", 4711);
  private static final int LONGEST_LIFE_MILLIS = 2500;

  /** A tick comes each quarter of a second and is written a twentieth later, on a busy machine. */
  private static final Duration MOST_LOST = Duration.ofSeconds(1);

  /** From the kill until the next watchdog's first tick. */
  private record Outage(Instant killedAt, Instant firstTickAt) {

    boolean covers(Instant second) {
      return !second.isBefore(killedAt.minus(MOST_LOST).minusSeconds(1))
          && second.isBefore(firstTickAt);
    }
  }

  @Test
  @DisplayName(
      "REC-PWB-08 killed at random moments: no row twice, no gap beyond the outage, momentum as if never stopped")
  void survivesKills() throws SQLException, IOException, InterruptedException {
    TestDatabase database = Postgres.shared().migrated();
    LoggedPrices.prepare(database);
    ConfigFolder config =
        ConfigFolder.create().with(database).with("symbol-price-watchdog-btc", "venue-simulator");
    File log = File.createTempFile("watchdog", ".log");
    Random random = new Random(SEED);
    List<Outage> outages = new ArrayList<>();
    try (TestRole simulator =
        TestRole.start(io.rec.venuesimulator.Application.class, "venue-simulator", config, Map.of())
            .awaitReady()) {
      Instant killedAt = Instant.EPOCH;
      for (int round = 0; round <= KILLS; round++) {
        try (WatchdogProcess process = WatchdogProcess.start(config, log)) {
          Instant first = firstTickAfter(database, killedAt);
          if (round > 0) {
            outages.add(new Outage(killedAt, first));
          }
          assertThat(process.runsFor(random.nextInt(LONGEST_LIFE_MILLIS))).isTrue();
          killedAt = Instant.now();
          if (round == KILLS) {
            assertThat(process.stop()).isTrue();
          } else {
            process.kill();
          }
        }
      }
    }

    List<Row> rows = LoggedPrices.read(database);
    List<Row> live = rows.stream().filter(row -> row.live() && !row.interpolated()).toList();
    tell(outages, rows);
    assertThat(rows).extracting(Row::second).doesNotHaveDuplicates();
    assertThat(outages).hasSize(KILLS);
    assertThat(missing(live)).allMatch(second -> outages.stream().anyMatch(o -> o.covers(second)));
    assertThat(missing(rows.stream().filter(row -> row.live() || row.interpolated()).toList()))
        .as("seconds without any row")
        .isEmpty();
    assertThat(live).isEqualTo(LoggedPrices.uninterrupted(rows));
  }

  private static Instant firstTickAfter(TestDatabase database, Instant killedAt) {
    String query =
        """
        SELECT extract(epoch FROM min(tick_at)) FROM live_data.btc_price_log
        WHERE source = 'venue-simulator' AND tick_at > to_timestamp(%d / 1000.0)"""
            .formatted(killedAt.toEpochMilli());
    String seconds =
        await()
            .atMost(60, SECONDS)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> database.column(query).getFirst(), found -> !found.equals("null"));
    return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000));
  }

  private static List<Instant> missing(List<Row> rows) {
    List<Instant> missing = new ArrayList<>();
    for (int number = 1; number < rows.size(); number++) {
      Instant next = rows.get(number - 1).second().plusSeconds(1);
      while (next.isBefore(rows.get(number).second())) {
        missing.add(next);
        next = next.plusSeconds(1);
      }
    }
    return missing;
  }

  private static void tell(List<Outage> outages, List<Row> rows) {
    List<Duration> lengths =
        outages.stream()
            .map(o -> Duration.between(o.killedAt(), o.firstTickAt()))
            .sorted()
            .toList();
    LOG.warn(
        "{} kills, outage median {} longest {}, {} rows, {} of them interpolated",
        outages.size(),
        lengths.get(lengths.size() / 2),
        lengths.getLast(),
        rows.stream().filter(row -> row.live() || row.interpolated()).count(),
        rows.stream().filter(Row::interpolated).count());
  }
}
