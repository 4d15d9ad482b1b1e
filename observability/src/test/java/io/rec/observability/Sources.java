package io.rec.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of this folder as the tests read them. */
final class Sources {

  static final Path ROOT = Path.of(System.getProperty("recio.root"));
  static final Path FOLDER = ROOT.resolve("observability");
  static final Path RULES = FOLDER.resolve("prometheus/rules");
  static final Path CHART = ROOT.resolve("helm/trading-system/files");

  private static final YAMLMapper YAML = new YAMLMapper();

  private Sources() {}

  record Rule(String file, JsonNode json) {

    boolean isAlert() {
      return json.has("alert");
    }

    String name() {
      return json.path(isAlert() ? "alert" : "record").asText();
    }

    String expression() {
      return json.path("expr").asText();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    for (Path file : files(RULES)) {
      for (JsonNode group : yaml(file).path("groups")) {
        group
            .path("rules")
            .forEach(rule -> rules.add(new Rule(file.getFileName().toString(), rule)));
      }
    }
    return rules;
  }

  static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** With -Drecio.update=true a made file is written, and then the test holds. */
  static void keep(Path file, String text) {
    if (!Boolean.getBoolean("recio.update")) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
