package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcessTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @DisplayName(
      "REC-TM-09 REC-TM-10 BOT-LOG-01 BOT-LOG-04 starts in five phases, and on SIGTERM stops in four, in JSON and without a secret")
  void startsAndStopsInPhases() throws IOException, SQLException, InterruptedException {
    TestDatabase database = Postgres.shared().migrated();
    ConfigFolder config = ConfigFolder.create().with("trade-manager").with(database);
    Path output = Files.createTempFile("trade-manager", ".log");
    Process process = start(config, output);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.readString(output).contains("\"message\":\"started\""));

      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      List<JsonNode> lines = lines(output);
      assertThat(lines)
          .allSatisfy(
              line ->
                  assertThat(line.fieldNames())
                      .toIterable()
                      .contains(
                          "timestamp", "service", "level", "message", "trace_id", "extra_data"));
      assertThat(numbers(lines, "startup_phase")).containsExactly(1, 2, 3, 4, 5);
      assertThat(numbers(lines, "shutdown_phase")).containsExactly(1, 2, 3, 4);
      assertThat(lines.getLast().path("message").asText()).isEqualTo("shutdown completed");
      assertThat(Files.readString(output)).doesNotContain(Postgres.PASSWORD, ConfigFolder.TOKEN);
      assertThat(database.column("SELECT component FROM system.component_start"))
          .containsExactly("trade-manager");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(ConfigFolder config, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "io.rec.trademanager.Application");
    builder.environment().put("RECIO_COMPONENT", "trade-manager");
    builder.environment().put("RECIO_CONFIG_DIR", config.root().toString());
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static List<JsonNode> lines(Path output) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static List<Integer> numbers(List<JsonNode> lines, String key) {
    return lines.stream()
        .map(line -> line.path("extra_data").path(key))
        .filter(JsonNode::isInt)
        .map(JsonNode::asInt)
        .toList();
  }
}
