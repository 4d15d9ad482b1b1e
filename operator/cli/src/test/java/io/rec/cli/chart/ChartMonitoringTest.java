package io.rec.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the chart gives a monitoring stack. */
class ChartMonitoringTest {

  private static final List<String> KINDS =
      List.of("ServiceMonitor", "PodMonitor", "PrometheusRule");
  private static final Path VALUES = Chart.FOLDER.resolve("ci/with-monitoring-values.yaml");

  @Test
  @DisplayName("needs no kind of the Prometheus operator unless told")
  void nothingByItself() {
    assertThat(Chart.render(Map.of()))
        .extracting(object -> object.path("kind").asText())
        .doesNotContainAnyElementsOf(KINDS)
        .doesNotContain("ConfigMap");
  }

  @Test
  @DisplayName("reads every role of the watched namespaces, and nobody else")
  void podMonitor() {
    JsonNode spec =
        Chart.find(Chart.render(VALUES), "PodMonitor", "recio-operator-systems")
            .orElseThrow()
            .path("spec");

    assertThat(spec.at("/namespaceSelector/matchNames/0").asText()).isEqualTo("recio-system");
    assertThat(spec.at("/selector/matchExpressions/0/key").asText()).isEqualTo("rec.io/component");
    assertThat(spec.at("/podMetricsEndpoints/0/path").asText()).isEqualTo("/prometheus");
    assertThat(spec.at("/podMetricsEndpoints/0/honorLabels").asBoolean()).isTrue();
  }

  @Test
  void podMonitorFollowsTheWatchMode() {
    JsonNode everywhere =
        Chart.find(
                Chart.render(Map.of("podMonitor.enabled", true, "watch.mode", "cluster")),
                "PodMonitor",
                "recio-operator-systems")
            .orElseThrow();

    assertThat(everywhere.at("/spec/namespaceSelector/any").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("REC-MN-01 ships every alert as it was tested, with the way to its runbook")
  void rules() throws IOException {
    JsonNode shipped =
        Chart.find(Chart.render(VALUES), "PrometheusRule", "recio-operator")
            .orElseThrow()
            .at("/spec/groups");
    long expected = 0;
    for (Path file : files("rules")) {
      for (JsonNode group : Chart.YAML.readTree(file.toFile()).path("groups")) {
        expected += group.path("rules").size();
      }
    }
    List<JsonNode> rules = stream(shipped).flatMap(group -> stream(group.path("rules"))).toList();

    assertThat(rules).hasSize((int) expected).isNotEmpty();
    assertThat(rules)
        .filteredOn(rule -> rule.path("alert").asText().equals("RecioPriceOld"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.path("expr").asText()).endsWith("> 5");
              assertThat(rule.at("/annotations/summary").asText())
                  .startsWith("{{ $labels.system }}");
              assertThat(rule.at("/annotations/runbook_url").asText())
                  .isEqualTo("https://desk.example.org/observability/runbooks/RecioPriceOld.md");
            });
  }

  @Test
  @DisplayName("REC-MN-01 ships every dashboard in a ConfigMap of its own")
  void dashboards() throws IOException {
    List<JsonNode> maps =
        Chart.render(VALUES).stream()
            .filter(object -> object.path("kind").asText().equals("ConfigMap"))
            .toList();

    assertThat(maps).hasSameSizeAs(files("dashboards")).isNotEmpty();
    for (Path file : files("dashboards")) {
      String name = file.getFileName().toString();
      assertThat(maps)
          .filteredOn(map -> map.path("data").has(name))
          .singleElement()
          .satisfies(
              map -> {
                assertThat(map.path("data").path(name).asText()).isEqualTo(Files.readString(file));
                assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
                assertThat(map.at("/metadata/annotations/grafana_folder").asText())
                    .isEqualTo("REC.IO");
              });
    }
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("files").resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
