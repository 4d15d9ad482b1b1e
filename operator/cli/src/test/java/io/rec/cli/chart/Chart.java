package io.rec.cli.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The chart as the tests see it: its files, and what it renders. */
final class Chart {
  static final Path ROOT = Path.of(System.getProperty("recio.root"));
  static final Path FOLDER = ROOT.resolve("helm/trading-system");
  static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

  private Chart() {}

  static Stream<Path> valuesFiles() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("ci"))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> render(Path values) {
    return parse(
        new Helm(FOLDER)
            .template()
            .withName("desk")
            .withNamespace("recio-system")
            .withKubeVersion("1.34.4")
            .withValuesFile(values)
            .call());
  }

  static List<JsonNode> render(Map<String, Object> values) {
    var template =
        new Helm(FOLDER)
            .template()
            .withName("desk")
            .withNamespace("recio-system")
            .withKubeVersion("1.34.4");
    values.forEach(template::set);
    return parse(template.call());
  }

  static Optional<JsonNode> find(List<JsonNode> objects, String kind, String name) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst();
  }

  private static List<JsonNode> parse(String manifests) {
    var objects = new ArrayList<JsonNode>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifests)) {
      documents.forEachRemaining(objects::add);
    } catch (IOException e) {
      throw new UncheckedIOException(manifests, e);
    }
    objects.removeIf(object -> object.isNull() || object.isEmpty());
    return objects;
  }
}
