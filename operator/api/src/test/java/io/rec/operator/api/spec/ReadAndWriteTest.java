package io.rec.operator.api.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Yaml;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadAndWriteTest {
  static Stream<Path> written() {
    return Stream.concat(
        Yaml.resources("accepted").stream(),
        Yaml.files(Yaml.root().resolve("k8s/samples")).stream());
  }

  @ParameterizedTest
  @MethodSource("written")
  void readingAndWritingLosesNothing(Path file) {
    for (var system : Yaml.systems(file)) {
      var again = Yaml.read(Yaml.serialization().asYaml(system), TradingSystem.class);

      assertThat(again.getSpec()).isEqualTo(system.getSpec());
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void keepsEveryValueAsItsOwnerSpeltIt(Path file) {
    for (var document : Yaml.text(file).split("(?m)^---$")) {
      var written = Yaml.serialization().unmarshal(document, JsonNode.class).get("spec");
      var read = Yaml.read(document, TradingSystem.class).getSpec();

      assertContains(Yaml.serialization().convertValue(read, JsonNode.class), written, "spec");
    }
  }

  @Test
  void ignoresFieldsOfANewerRelease() {
    var spec = Yaml.spec("later: {a: 1}\nrecovery: {maxRecoveries: 2, later: true}");

    assertThat(spec.recovery().maxRecoveries()).isEqualTo(2);
  }

  @Test
  void writesNoStatusBeforeThereIsOne() {
    var system =
        Yaml.read(
            "apiVersion: rec.io/v1\n"
                + "kind: TradingSystem\n"
                + "metadata: {name: desk}\n"
                + "spec: {version: 3.0.0}",
            TradingSystem.class);

    assertThat(Yaml.serialization().asYaml(system)).doesNotContain("status");
    assertThat(system.statusOrEmpty().conditions()).isEmpty();
  }

  @Test
  void keepsMapsInTheOrderOfTheirKeys() {
    var spec = Yaml.spec("connectors: {broker: {settings: {c: '3', a: '1', b: '2'}}}");

    assertThat(spec.connectors().broker().settings().keySet()).containsExactly("a", "b", "c");
  }

  private static void assertContains(JsonNode whole, JsonNode part, String path) {
    if (part.isObject()) {
      part.properties()
          .forEach(
              entry ->
                  assertContains(
                      whole.path(entry.getKey()), entry.getValue(), path + "." + entry.getKey()));
    } else if (part.isArray()) {
      assertThat(whole.size()).as(path).isEqualTo(part.size());
      for (int i = 0; i < part.size(); i++) {
        assertContains(whole.path(i), part.get(i), path + "[" + i + "]");
      }
    } else {
      assertThat(whole.asText()).as(path).isEqualTo(part.asText());
    }
  }
}
