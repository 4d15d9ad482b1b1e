package io.rec.aiservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.aiservice.testing.Question;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AiServiceTest {

  @Test
  @DisplayName("walks through its start and stop steps in order")
  void stepsInOrder() throws SQLException {
    try (PhaseLog phases = PhaseLog.listen()) {
      start(config().with(Postgres.shared().migrated())).awaitReady().close();

      assertThat(phases.starts())
          .containsExactly(
              "1 Load analysis providers",
              "2 Check analysis providers",
              "3 Start storing analyses",
              "4 Listen to the other pods");
      assertThat(phases.stops())
          .containsExactly(
              "1 Stop listening to the other pods",
              "2 Dismiss listeners",
              "3 Store waiting analyses",
              "4 Log provider status",
              "5 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("BOT-DEP-01 is ready and answers without any database")
  void isReadyWithoutDatabase() {
    try (TestRole role = start(config()).awaitReady()) {
      assertThat(role.get("/health/ready").body()).contains("\"status\":\"ready\"");
      assertThat(role.post("/ai/analyze", Question.rising("BTCUSDT").json()).body())
          .contains("\"signal\":\"Long\"");
      assertThat(role.get("/health").body())
          .contains("\"status\":\"degraded\"", "\"database\":\"unhealthy\"");
    }
  }

  @Test
  @DisplayName("BOT-AI-12 says of each provider whether it answers, and why not")
  void tellsProviderStatus() throws SQLException {
    try (TestRole role = start(config().with(Postgres.shared().migrated())).awaitReady()) {
      assertThat(role.get("/ai/providers").body())
          .contains(
              "{\"provider\":\"built-in\",\"answering\":true,\"reason\":\"\"",
              "{\"provider\":\"gpt-4o-mini\",\"answering\":false,\"reason\":\"no key is mounted\"");
      assertThat(role.get("/health").body())
          .contains("\"analysis\":\"healthy\"", "\"model_provider\":\"not_used\"");
    }
  }

  private static ConfigFolder config() {
    return ConfigFolder.create().with("ai-service");
  }

  private static TestRole start(ConfigFolder config) {
    return TestRole.start(Application.class, "ai-service", config);
  }
}
