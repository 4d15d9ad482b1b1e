package io.rec.e2e.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The rules of one file. */
record RuleFile(Path file, List<JsonNode> rules) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern NAMED = Pattern.compile("\\$labels\\.(\\w+)");

  static RuleFile read(Path file) {
    try {
      return new RuleFile(
          file,
          StreamSupport.stream(YAML.readTree(file.toFile()).path("groups").spliterator(), false)
              .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  List<String> names() {
    return rules.stream().map(RuleFile::name).toList();
  }

  List<Question> questions() {
    return rules.stream().map(RuleFile::question).toList();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }

  private static String name(JsonNode rule) {
    return rule.path(rule.has("alert") ? "alert" : "record").asText();
  }

  private static Question question(JsonNode rule) {
    var named =
        NAMED
            .matcher(rule.path("annotations").toString())
            .results()
            .map(label -> label.group(1))
            .collect(Collectors.toSet());
    var question = new Question(name(rule), rule.path("expr").asText(), named);
    return rule.has("alert") ? question.withoutLimits() : question;
  }
}
