package io.rec.e2e.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard as Grafana reads it. */
record BoardFile(Path file, JsonNode board) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
  private static final Pattern OFFERED = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
  private static final Pattern NAMED = Pattern.compile("\\{\\{(\\w+)}}");

  static BoardFile read(Path file) {
    try {
      return new BoardFile(file, JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** What each variable offers to choose from. */
  Map<String, List<String>> offers(Prometheus prometheus) {
    var offers = new HashMap<String, List<String>>();
    for (var variable : board.path("templating").path("list")) {
      var offered = OFFERED.matcher(variable.path("query").asText());
      if (offered.matches()) {
        offers.put(
            variable.path("name").asText(), prometheus.values(offered.group(1), offered.group(2)));
      }
    }
    return offers;
  }

  /** All it asks once something was chosen for each variable. */
  List<Question> questions(Map<String, String> chosen) {
    var panels =
        nodes(board.path("panels"))
            .flatMap(
                panel ->
                    nodes(panel.path("targets"))
                        .map(
                            target ->
                                question(
                                    panel.path("title").asText(),
                                    target.path("expr").asText(),
                                    target.path("legendFormat").asText(),
                                    chosen)));
    var annotations =
        nodes(board.path("annotations").path("list"))
            .map(
                annotation ->
                    question(
                        annotation.path("name").asText(),
                        annotation.path("expr").asText(),
                        annotation.path("titleFormat").asText(),
                        chosen));
    return Stream.concat(panels, annotations).toList();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }

  private static Question question(
      String asker, String expression, String words, Map<String, String> chosen) {
    var filled =
        VARIABLE
            .matcher(expression)
            .replaceAll(
                variable ->
                    Matcher.quoteReplacement(
                        chosen.getOrDefault(variable.group(1), variable.group())));
    if (filled.contains("$")) {
      throw new AssertionError(
          "%s asks for a variable that it does not offer: %s".formatted(asker, filled));
    }
    Set<String> named =
        NAMED.matcher(words).results().map(label -> label.group(1)).collect(Collectors.toSet());
    return new Question(asker, filled, named);
  }

  private static Stream<JsonNode> nodes(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
