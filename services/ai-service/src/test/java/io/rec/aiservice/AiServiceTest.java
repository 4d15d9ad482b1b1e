package io.rec.aiservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.TestRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AiServiceTest {

  @Test
  @DisplayName("walks through its start and stop steps in order")
  void stepsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.starts())
          .containsExactly("1 Load analysis providers", "2 Check analysis providers");
      assertThat(phases.stops())
          .containsExactly("1 Log provider status", "2 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("BOT-DEP-01 is ready without any database")
  void isReadyWithoutDatabase() {
    try (TestRole role = start()) {
      assertThat(role.awaitReady().get("/health/ready").body()).contains("\"status\":\"ready\"");
    }
  }

  @Test
  @DisplayName("says of its provider that it does not answer, and why")
  void tellsProviderStatus() {
    try (TestRole role = start().awaitReady()) {
      assertThat(role.get("/ai/providers").body())
          .contains(
              "\"provider\":\"built-in\"",
              "\"answering\":false",
              "\"reason\":\"this version has no analysis\"");
    }
  }

  private static TestRole start() {
    return TestRole.start(
        Application.class, "ai-service", ConfigFolder.create().with("ai-service"));
  }
}
