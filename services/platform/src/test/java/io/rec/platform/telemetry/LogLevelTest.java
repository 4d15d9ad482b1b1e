package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestRole;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogLevelTest {

  @Test
  @DisplayName("BOT-LOG-03 the level of a logger is changed while the service runs")
  void changesAtRunTime() {
    try (TestRole running =
        SampleRole.withoutDatabase().run(ConfigFolder.create().with("sample")).awaitReady()) {
      running.post("/loggers/io.rec.somewhere", "{\"level\":\"DEBUG\"}");

      assertThat(running.get("/loggers/io.rec.somewhere").body()).contains("\"level\":\"DEBUG\"");
      assertThat(running.post("/loggers/io.rec.somewhere", "{\"level\":\"LOUD\"}").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  @DisplayName("BOT-LOG-03 is debug in development and info in production unless said otherwise")
  void followsTheProfile() {
    assertThat(TelemetrySettings.from(Map.of("RECIO_PROFILE", "Development")).logLevel())
        .isEqualTo("DEBUG");
    assertThat(TelemetrySettings.from(Map.of("RECIO_PROFILE", "Production")).logLevel())
        .isEqualTo("INFO");
    assertThat(
            TelemetrySettings.from(
                    Map.of("RECIO_PROFILE", "Development", "RECIO_LOG_LEVEL", "WARN"))
                .logLevel())
        .isEqualTo("WARN");
  }
}
