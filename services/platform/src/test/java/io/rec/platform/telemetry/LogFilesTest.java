package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

  @Test
  @DisplayName(
      "TPS-FS-01 TPS-FS-02 TPS-LG-02 REC-PM-03 writes the contract's files and keeps five backups of"
          + " 10 MB")
  void keepsFiveBackups(@TempDir Path folder) throws IOException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Map<String, String> env =
        Map.of("RECIO_COMPONENT", "trade-manager", "RECIO_LOG_DIR", folder.toString());
    LogSetup.configure(context, "trade-manager", TelemetrySettings.from(env), false);
    String line = "x".repeat(100_000);

    for (int lines = 0; lines < 700; lines++) {
      context.getLogger("io.rec.test").info(line);
    }
    context.getLogger("io.rec.test").error("went wrong");
    context.stop();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "trade_manager.err.log",
              "trade_manager.out.log",
              "trade_manager.out.log.1",
              "trade_manager.out.log.2",
              "trade_manager.out.log.3",
              "trade_manager.out.log.4",
              "trade_manager.out.log.5");
    }
    for (int backup = 1; backup <= 5; backup++) {
      assertThat(Files.size(folder.resolve("trade_manager.out.log." + backup)))
          .isBetween(9L << 20, 11L << 20);
    }
    assertThat(Files.readString(folder.resolve("trade_manager.err.log")))
        .contains("went wrong")
        .doesNotContain(line);
  }

  @Test
  @DisplayName("TPS-LG-01 TPS-LG-04 writes time - name - level - message when text is asked for")
  void writesText(@TempDir Path folder) throws IOException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Map<String, String> env =
        Map.of("RECIO_LOG_FORMAT", "text", "RECIO_LOG_DIR", folder.toString());
    LogSetup.configure(context, "main-app", TelemetrySettings.from(env), false);

    context.getLogger("rec_io_system").info("hello");
    context.getLogger("rec_io_system").info("password=hunter22");
    context.stop();

    assertThat(Files.readAllLines(folder.resolve("main_app.out.log")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\S+ - rec_io_system - INFO - hello\\s*"),
            line -> assertThat(line.strip()).endsWith("INFO - password=***"));
  }
}
