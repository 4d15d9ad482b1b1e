package io.rec.aiservice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rec.aiservice.Application;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.testing.Analyses;
import io.rec.domain.indicator.Candle;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.PastConfidence;
import io.rec.domain.signal.Signal;
import io.rec.platform.persistence.Database;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the table does with rows, in a real database. */
class StoredAnalysesTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final Duration HORIZON = Duration.ofHours(AnalysisTable.HORIZON);

  private TestDatabase database;
  private TestRole role;
  private AnalysisTable table;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        TestRole.start(
                Application.class,
                "ai-service",
                ConfigFolder.create().with("ai-service").with(database))
            .awaitReady();
    table = role.bean(AnalysisTable.class);
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @Test
  @DisplayName("BOT-AI-19 an analysis that is there already is not there twice")
  void insertsOnce() throws SQLException {
    Analysis analysis = Analyses.of(Analyses.BTC, NOW);

    assertThat(insert(List.of(analysis))).isEqualTo(1);
    assertThat(insert(List.of(analysis, Analyses.of(Analyses.BTC, NOW)))).isEqualTo(1);
  }

  @Test
  @DisplayName("R28 what is read back is what was stored")
  void readsBack() throws SQLException {
    Analysis analysis = Analyses.of(Analyses.BTC, NOW, Signal.SHORT, 0.42);
    insert(List.of(analysis, Analyses.of(Analyses.BTC, NOW.minusSeconds(1))));

    Analysis read = table.newest("BTCUSDT", java.util.Optional.empty()).orElseThrow();

    assertThat(read.id()).isEqualTo(analysis.id());
    assertThat(read.opinion()).isEqualTo(analysis.opinion());
    assertThat(read.at()).isEqualTo(analysis.at());
    assertThat(read.took()).isEqualTo(analysis.took());
    assertThat(read.silent()).isEqualTo(analysis.silent());
  }

  @Test
  @DisplayName("signals are judged by the close four candles later, once, and by no other candle")
  void judges() throws SQLException {
    Instant asked = NOW.minus(Duration.ofHours(10));
    insert(
        List.of(
            Analyses.of(Analyses.BTC, asked, Signal.LONG, 0.75),
            Analyses.of(Analyses.BTC, asked.plusSeconds(7_200), Signal.SHORT, 0.75)));

    assertThat(settle(asked.plus(HORIZON).minusSeconds(3_600), 90)).isZero();
    assertThat(settle(asked.plus(HORIZON), 110)).isEqualTo(1);
    assertThat(settle(asked.plus(HORIZON), 50)).isZero();
    assertThat(settle(asked.plusSeconds(7_200).plus(HORIZON), 110)).isEqualTo(1);

    assertThat(table.past()).containsExactly(new PastConfidence("technical-1", 7, 2, 1));
  }

  @Test
  @DisplayName("standing aside was right when the price went less than half of its range")
  void judgesNeutral() throws SQLException {
    Instant asked = NOW.minus(Duration.ofHours(10));
    insert(
        List.of(
            Analyses.of(Analyses.BTC, asked, Signal.NEUTRAL, 1),
            Analyses.of(Analyses.BTC, asked.plusSeconds(3_600), Signal.NEUTRAL, 1)));
    settle(asked.plus(HORIZON), 100.9);
    settle(asked.plusSeconds(3_600).plus(HORIZON), 98.9);

    assertThat(table.past()).containsExactly(new PastConfidence("technical-1", 9, 2, 1));
  }

  @Test
  @DisplayName("what came of earlier signals corrects the confidence of later ones")
  void learns() throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.ai_analysis_results
        SELECT gen_random_uuid(), 'S', '1h', 'Long', 0.9, '', now() - i * interval '1 s', now(), 100,
               '{"atr_14": 1}',
               '{"opinions": [{"model_version": "technical-1", "signal": "Long", "confidence": 0.9}]}',
               '', CASE WHEN i % 10 < 3 THEN 101 ELSE 99 END, now()
        FROM generate_series(1, 1000) AS i""");
    Experience experience = role.bean(Experience.class);

    experience.read();

    Opinion boast = new Opinion(Signal.LONG, 0.9, "", "technical-1");
    assertThat(experience.calibration().corrected(boast).confidence()).isCloseTo(0.3, within(0.2));
    assertThat(experience.calibration().weight("technical-1")).isCloseTo(0.6, within(0.05));
  }

  @Test
  @DisplayName("BOT-AI-10 days older than thirty are dropped whole, the others stay")
  void dropsOldDays() throws Exception {
    role.close();
    database.execute(
        "SELECT live_data.prepare_ai_days((now() AT TIME ZONE 'UTC')::date - 33, 6)",
        """
        INSERT INTO live_data.ai_analysis_results
        SELECT gen_random_uuid(), 'S', '1h', 'Long', 0.5, '', now() - age * interval '1 day', now(),
               1, '{}', '{}', '' FROM unnest(ARRAY[33, 32, 31, 30, 29, 0, 400]) AS age""");
    assertThat(count()).isEqualTo("7");

    role =
        TestRole.start(
                Application.class,
                "ai-service",
                ConfigFolder.create().with("ai-service").with(database))
            .awaitReady();

    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(count()).isEqualTo("3"));
    assertThat(
            database.column(
                """
                SELECT (right(relname, 8)::date - (now() AT TIME ZONE 'UTC')::date)::text
                FROM pg_inherits JOIN pg_class ON oid = inhrelid
                WHERE inhparent = 'live_data.ai_analysis_results'::regclass
                  AND relname ~ '\\d{8}$' ORDER BY relname LIMIT 4"""))
        .containsExactly("-30", "-29", "-28", "0");
  }

  private String count() throws SQLException {
    return database.column("SELECT count(*) FROM live_data.ai_analysis_results").getFirst();
  }

  private int insert(List<Analysis> analyses) throws SQLException {
    return role.bean(Database.class).transaction(connection -> table.insert(connection, analyses));
  }

  private int settle(Instant start, double close) throws SQLException {
    Candle candle = new Candle(start, close, close, close, close, 1);
    return role.bean(Database.class)
        .transaction(connection -> table.settle(connection, Analyses.BTC, List.of(candle), NOW));
  }
}
