package io.rec.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typing error in the values is told at once and by name, not found at night. */
class ChartSchemaTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replica: 3                                     | replica
          replicas: -1                                   | replicas
          replicas: two                                  | replicas
          image: {tag: 'has space'}                      | tag
          image: {digest: 'sha256:short'}                | digest
          image: {pullPolicy: Sometimes}                 | pullPolicy
          watch: {mode: everything}                      | mode
          watch: {mode: list}                            | namespaces
          watch: {mode: own, namespaces: [desk]}         | namespaces
          watch: {mode: list, namespaces: [Desk_A]}      | namespaces
          logLevel: chatty                               | logLevel
          extraEnv: [{value: nameless}]                  | extraEnv
          serviceMonitor: {interval: often}              | interval
          podMonitor: {interval: 30}                     | interval
          prometheusRule: {runbookBase: desk}            | runbookBase
          dashboards: {folder: REC.IO}                   | folder
          networkPolicy: {apiServerPort: 0}              | apiServerPort
          admission: {goLive: true}                      | goLive
          tradingSystem: {name: 1desk}                   | name
          tradingSystem: {name: a-name-that-is-far-too-long-for-this} | name
          commonLabels: {stage: 1}                       | commonLabels
          """)
  void refusesABadValueAndNamesIt(String values, String culprit) throws IOException {
    Path file = Files.writeString(folder.resolve("values.yaml"), values);
    var template = new Helm(Chart.FOLDER).template().withName("desk").withValuesFile(file);

    assertThatThrownBy(template::call)
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(culprit);
  }

  @Test
  void refusesUnknownKeysOnEveryLevel() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertClosed(schema.path("properties"), "values");
  }

  /**
   * Every object with named properties is closed; maps of a person's own keys name a value type.
   */
  private static void assertClosed(JsonNode properties, String path) {
    properties
        .properties()
        .forEach(
            property -> {
              JsonNode schema = property.getValue();
              if (schema.has("properties")) {
                assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as("%s.%s", path, property.getKey())
                    .isFalse();
                assertClosed(schema.path("properties"), path + "." + property.getKey());
              }
            });
  }

  @Test
  void knowsEveryValueThatTheFileHas() throws IOException {
    JsonNode values = Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    JsonNode schema =
        new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

    values
        .fieldNames()
        .forEachRemaining(key -> assertThat(schema.path("properties").has(key)).as(key).isTrue());
  }
}
