package io.rec.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tools themselves say; left out where they are not installed. */
class ToolsTest {

  private static final Path PROMETHEUS = Sources.FOLDER.resolve("prometheus");
  private static final Pattern DISCOVERY =
      Pattern.compile("    kubernetes_sd_configs:\\n(?:      .*\\n)+");

  @TempDir Path folder;

  @Test
  @DisplayName("promtool takes every rule")
  void rules() {
    var arguments = new ArrayList<String>(List.of("check", "rules"));
    Sources.files(Sources.RULES).forEach(file -> arguments.add(file.toString()));

    var outcome = Tool.needed("promtool").run(PROMETHEUS, arguments);

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @Test
  @DisplayName("promtool sees every alert fire when it should and be silent when it should not")
  void unitTests() {
    var arguments = new ArrayList<String>(List.of("test", "rules"));
    Sources.files(PROMETHEUS.resolve("tests")).forEach(file -> arguments.add(file.toString()));

    var outcome = Tool.needed("promtool").run(PROMETHEUS, arguments);

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @Test
  @DisplayName(
      "promtool takes the scrape configuration, but for the discovery Debian left out and a pod's"
          + " files")
  void scrape() throws IOException {
    String text = Sources.text(PROMETHEUS.resolve("prometheus.yaml"));
    String known =
        DISCOVERY
            .matcher(text)
            .replaceAll("    static_configs:\n      - targets: ['127.0.0.1:1']\n");
    assertThat(known).isNotEqualTo(text);
    Path file = Files.writeString(folder.resolve("prometheus.yaml"), known);

    var outcome =
        Tool.needed("promtool")
            .run(folder, List.of("check", "config", "--syntax-only", file.toString()));

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @Test
  @DisplayName("amtool takes the routes")
  void routes() {
    var outcome =
        Tool.needed("amtool")
            .run(Sources.FOLDER, List.of("check-config", "alertmanager/alertmanager.yaml"));

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @ParameterizedTest(name = "{0} goes to {1}")
  @CsvSource({
    "severity=critical alertname=RecioPriceOld, on-call",
    "severity=warning alertname=RecioCpuHigh, working-hours",
    "severity=info alertname=RecioKillSwitchEngaged, nobody-is-woken",
    "severity=none alertname=RecioHeartbeat, heartbeat"
  })
  void leadsTo(String labels, String receiver) {
    var arguments =
        new ArrayList<String>(
            List.of("config", "routes", "test", "--config.file=alertmanager/alertmanager.yaml"));
    arguments.addAll(List.of(labels.split(" ")));

    var outcome = Tool.needed("amtool").run(Sources.FOLDER, arguments);

    assertThat(outcome.output().strip()).endsWith(receiver);
  }

  @ParameterizedTest
  @CsvSource({"traces.yaml", "logs.yaml"})
  @DisplayName("the collector takes its configuration")
  void collector(String name) {
    var outcome =
        Tool.needed("recio-collector")
            .run(Sources.FOLDER.resolve("collector"), List.of("validate", "--config", name));

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }
}
