package io.rec.unifiedproductioncoordinator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every name that clients of v2 read, where they look for it, and what it is. */
class PublishedFieldsTest {

  private static final String DATA = "backend/data/live_data";

  private static final Map<String, Class<?>> TABLE =
      fields(
          "symbol", String.class,
          "current_price", Double.class,
          "ttc", Integer.class,
          "broker", String.class,
          "event_ticker", String.class,
          "market_title", String.class,
          "strike_tier", Integer.class,
          "market_status", String.class,
          "last_updated", String.class,
          "strikes", List.class,
          "momentum", Map.class,
          "fingerprint", String.class);

  private static final Map<String, Class<?>> TRUST =
      fields(
          "stale", Boolean.class,
          "degraded", List.class,
          "model", String.class,
          "price_as_of", String.class,
          "price_age_ms", Integer.class,
          "price_source", String.class,
          "interpolated", Boolean.class,
          "market_as_of", String.class,
          "market_age_ms", Integer.class,
          "market_cached", Boolean.class,
          "rows_left_out", Integer.class);

  /** What an announcement bears beside the table: the trace that it goes on in. */
  private static final Map<String, Class<?>> TRACE = fields("traceparent", String.class);

  private static final Map<String, Class<?>> STRIKE =
      fields(
          "strike", Integer.class,
          "ticker", String.class,
          "buffer", Double.class,
          "buffer_pct", Double.class,
          "probability", Double.class,
          "yes_ask", Integer.class,
          "no_ask", Integer.class,
          "yes_diff", Double.class,
          "no_diff", Double.class,
          "volume", Integer.class,
          "active_side", String.class,
          "yes_bid", Integer.class,
          "no_bid", Integer.class,
          "spread", Integer.class);

  private static final Map<String, Class<?>> LADDER =
      fields(
          "timestamp", String.class,
          "current_price", Double.class,
          "base_strike", Integer.class,
          "ttc_seconds", Integer.class,
          "momentum_score", Double.class,
          "strikes", List.class,
          "probabilities", List.class,
          "fingerprint_csv", String.class,
          "symbol", String.class,
          "stale", Boolean.class,
          "degraded", List.class,
          "model", String.class);

  private static final Map<String, Class<?>> CHANCE =
      fields(
          "strike", Integer.class,
          "buffer", Double.class,
          "move_percent", Double.class,
          "direction", String.class,
          "positive_prob", Double.class,
          "negative_prob", Double.class,
          "prob_beyond", Double.class,
          "prob_within", Double.class);

  @TempDir Path export;

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");

  private TestDatabase database;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
    desk = new Desk(database, clock);
  }

  @Test
  @DisplayName("REC-DF-04 the table has the names of v2 in their order, then how far to trust it")
  void namesTheTable() throws SQLException {
    desk.markets(Desk.BOOK);
    try (CoordinatorRun run = start()) {
      TableText announced = run.awaitTable("\"degraded\":[]");
      TableText served = TableText.of(run.role().get("/api/strike_tables/BTC").body());
      TableText exported = exported("markets/kalshi/strike_tables/btc_strike_table.json");
      assertNames(announced.fields(), TABLE, TRUST, TRACE);
      assertNames(served.fields(), TABLE, TRUST);
      assertNames(exported.fields(), TABLE, TRUST);
      for (TableText table : List.of(announced, served, exported)) {
        assertThat(table.strikes()).hasSize(21).allSatisfy(strike -> assertNames(strike, STRIKE));
        assertThat(table.object("momentum").keySet())
            .containsExactly("weighted_score", "bucket", "stale", "deltas");
        assertThat(((Map<?, ?>) table.object("momentum").get("deltas")).keySet())
            .map(String::valueOf)
            .containsExactly(
                "delta_1m", "delta_2m", "delta_3m", "delta_4m", "delta_15m", "delta_30m");
      }
    }
  }

  @Test
  @DisplayName("REC-DF-04 the probabilities have the names of v2, served and exported")
  void namesTheProbabilities() throws SQLException {
    desk.markets(Desk.BOOK);
    try (CoordinatorRun run = start()) {
      run.awaitTable("\"degraded\":[]");

      TableText served = TableText.of(run.role().get("/api/live_probabilities").body());
      TableText exported = exported("live_probabilities/btc_live_probabilities.json");
      for (TableText ladder : List.of(served, exported)) {
        assertNames(ladder.fields(), LADDER);
        assertThat((List<?>) ladder.fields().get("probabilities"))
            .hasSize(21)
            .allSatisfy(chance -> assertNames((Map<?, ?>) chance, CHANCE));
      }
    }
  }

  @Test
  @DisplayName("the short answers have the names of v2")
  void namesTheShortAnswers() throws SQLException {
    desk.markets(Desk.BOOK);
    try (CoordinatorRun run = start()) {
      run.awaitTable("\"degraded\":[]");

      TableText left = TableText.of(run.role().get("/api/unified_ttc/BTC").body());
      TableText used = TableText.of(run.role().get("/api/current_fingerprint").body());
      assertNames(
          left.fields(),
          fields(
              "ttc_seconds", Integer.class,
              "event_ticker", String.class,
              "market_title", String.class,
              "market_status", String.class,
              "symbol", String.class));
      assertNames(
          used.fields(),
          fields(
              "symbol", String.class,
              "current_momentum_bucket", Integer.class,
              "last_used_momentum_bucket", Integer.class,
              "fingerprint", String.class,
              "fingerprint_file", String.class,
              "available_buckets", List.class,
              "model", String.class,
              "trouble", String.class));
    }
  }

  @Test
  @DisplayName("what is missing or old keeps its name, is null and is said in words")
  void keepsTheNamesOfWhatIsMissing() throws SQLException {
    try (CoordinatorRun run = start()) {
      // Fingerprints may be read a moment after the first table.
      TableText table = run.awaitTableWith("null", "strikes are a ladder\"]");

      assertThat(table.fields().keySet()).containsExactlyElementsOf(names(TABLE, TRUST, TRACE));
      assertThat(table.fields())
          .containsEntry("strike_tier", 250)
          .containsEntry("market_status", "unknown")
          .containsEntry("market_as_of", null)
          .containsEntry("market_age_ms", null)
          .containsEntry("fingerprint", null)
          .containsEntry("stale", true);
      assertThat(table.degraded())
          .containsExactly(
              "momentum is unknown", "the markets of this hour are unknown; strikes are a ladder");
      assertThat(table.strikes())
          .allSatisfy(
              strike ->
                  assertThat(strike.keySet())
                      .map(String::valueOf)
                      .containsExactlyElementsOf(STRIKE.keySet()));
    }
  }

  private CoordinatorRun start() throws SQLException {
    return CoordinatorRun.start(database, clock, Map.of("RECIO_SET_EXPORT_DIR", export.toString()));
  }

  private TableText exported(String file) {
    Path path = export.resolve(DATA).resolve(file);
    return await()
        .atMost(10, SECONDS)
        .ignoreExceptionsInstanceOf(NoSuchFileException.class)
        .until(() -> TableText.of(Files.readString(path)), table -> table.degraded().isEmpty());
  }

  @SafeVarargs
  private static void assertNames(Map<?, ?> found, Map<String, Class<?>>... expected) {
    assertThat(found.keySet()).map(String::valueOf).containsExactlyElementsOf(names(expected));
    for (Map<String, Class<?>> each : expected) {
      each.forEach((name, type) -> assertThat(found.get(name)).as(name).isInstanceOf(type));
    }
  }

  @SafeVarargs
  private static List<String> names(Map<String, Class<?>>... expected) {
    List<String> names = new ArrayList<>();
    for (Map<String, Class<?>> each : expected) {
      names.addAll(each.keySet());
    }
    return names;
  }

  private static Map<String, Class<?>> fields(Object... namesAndTypes) {
    Map<String, Class<?>> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.put((String) namesAndTypes[i], (Class<?>) namesAndTypes[i + 1]);
    }
    return fields;
  }
}
