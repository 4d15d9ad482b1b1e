package io.rec.cli.fingerprints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.cli.console.Table;
import java.util.Set;
import java.util.TreeSet;

/** What the coordinator answered, as people read it. */
public final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  /** The stored sets, newest first. */
  public static String sets(String json) {
    var table = new Table("VERSION", "STATE", "ROWS", "CREATED", "SOURCE");
    for (JsonNode set : read(json)) {
      table.row(
          set.path("version").asText(),
          state(set),
          set.path("rows").asText(),
          set.path("created_at").asText(),
          set.path("source").asText());
    }
    return table.render();
  }

  /** Names of the stored sets. */
  static Set<String> versions(String json) {
    var versions = new TreeSet<String>();
    read(json).forEach(set -> versions.add(set.path("version").asText()));
    return versions;
  }

  /** One line about an import or an activated set. */
  public static String outcome(String json) {
    var answer = read(json);
    var set = answer.path("set").isMissingNode() ? answer : answer.path("set");
    return "%s %s: %s"
        .formatted(
            set.path("symbol").asText(),
            set.path("version").asText(),
            answer.path("note").asText(state(set)));
  }

  private static String state(JsonNode set) {
    if (set.path("pinned").asBoolean()) {
      return "active, pinned";
    }
    return set.path("active").asBoolean() ? "active" : "stored";
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the coordinator answered no JSON: " + json, e);
    }
  }
}
