package io.rec.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * A JSON merge patch as {@code kubectl apply} makes it: what stands in the file is set, what stood
 * in it when it was applied last and does no more is taken away, what others wrote stays.
 */
final class MergePatch {
  private MergePatch() {}

  /**
   * @param last the file as it was applied last, empty if nobody remembers
   */
  static ObjectNode between(JsonNode last, ObjectNode file) {
    var patch = JsonNodeFactory.instance.objectNode();
    for (var entry : file.properties()) {
      patch.set(
          entry.getKey(),
          entry.getValue() instanceof ObjectNode inner
              ? between(last.path(entry.getKey()), inner)
              : entry.getValue());
    }
    for (var entry : last.properties()) {
      if (!file.has(entry.getKey())) {
        patch.putNull(entry.getKey());
      }
    }
    return patch;
  }

  /** What the API server makes of a patch, but for its defaults. */
  static ObjectNode apply(JsonNode stored, ObjectNode patch) {
    var merged =
        stored instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    for (var entry : new ArrayList<>(patch.properties())) {
      if (entry.getValue().isNull()) {
        merged.remove(entry.getKey());
      } else if (entry.getValue() instanceof ObjectNode inner) {
        merged.set(entry.getKey(), apply(merged.path(entry.getKey()), inner));
      } else {
        merged.set(entry.getKey(), entry.getValue());
      }
    }
    return merged;
  }
}
