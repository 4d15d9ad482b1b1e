package io.rec.platform.error;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.secrets.Secret;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ErrorTrackingTest {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorTrackingTest.class);

  private static TestRole running(TestDatabase database) {
    return SampleRole.withDatabase()
        .run(ConfigFolder.create().with("sample").with(database))
        .awaitReady();
  }

  @Test
  @DisplayName(
      "TPS-ER-01 TPS-ER-02 every error line is counted, with text, time, context and stack")
  void countsLines() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    try (TestRole role = running(database)) {
      for (int trade = 1; trade <= 3; trade++) {
        fail(trade);
      }
      LOG.error("nothing was thrown");

      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(ours(database))
                      .containsExactlyInAnyOrder(
                          "java.lang.IllegalStateException 3 trade 3 failed: no price for 3 3",
                          LOG.getName() + " 1 nothing was thrown null"));
      assertThat(
              database.column(
                  "SELECT (stack LIKE '%ErrorTrackingTest.fail%') AND first_seen <= last_seen "
                      + "AND release = '3.0.0-test' FROM system.error WHERE times = 3"))
          .containsExactly("t");
    }
  }

  @Test
  @DisplayName("BOT-LOG-04 a secret reaches neither message, stack nor context of a row")
  void masksSecrets() throws SQLException {
    String canary = new Secret("canary-of-an-error").reveal();
    TestDatabase database = Postgres.shared().migrated();
    try (TestRole role = running(database)) {
      LOG.atError()
          .setCause(new IllegalStateException("refused " + canary))
          .addKeyValue("address", "jdbc:postgresql://joe:hunter22@host/db")
          .addKeyValue("sent", "x".repeat(495) + canary)
          .log("signing in with {} failed", canary);

      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          database.column(
                              "SELECT concat_ws(' ', message, context->>'address') FROM system.error"
                                  + " WHERE logger LIKE '%ErrorTrackingTest'"))
                      .containsExactly(
                          "signing in with *** failed: refused *** jdbc:postgresql://joe:***@host/db"));
      assertThat(database.column("SELECT message || stack || context::text FROM system.error"))
          .isNotEmpty()
          .noneMatch(row -> row.contains("canar"));
    }
  }

  @Test
  @DisplayName("TPS-ER-02 no character keeps an error, and those after it, from being counted")
  void storesAnyCharacter() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    try (TestRole role = running(database)) {
      LOG.atError().addKeyValue("trade", "a\0b").log("a zero {}", "\0");
      LOG.atError().addKeyValue("trade", "a\\u0000b").log("a zero, spelled out");

      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(ours(database))
                      .containsExactlyInAnyOrder(
                          LOG.getName() + " 1 a zero   a b",
                          LOG.getName() + " 1 a zero, spelled out a\\u0000b"));
    }
  }

  private static List<String> ours(TestDatabase database) throws SQLException {
    return database.column(
        "SELECT concat_ws(' ', kind, times, message, coalesce(context->>'trade', 'null')) "
            + "FROM system.error WHERE service = 'sample' AND logger LIKE '%ErrorTrackingTest'");
  }

  private static void fail(int trade) {
    LOG.atError()
        .setCause(new RuntimeException(new IllegalStateException("no price for " + trade)))
        .addKeyValue("trade", trade)
        .log("trade {} failed", trade);
  }
}
