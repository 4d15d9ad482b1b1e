package io.rec.systemmonitor.pager;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payload of a fact as fields. */
@Singleton
final class FactText {

  private final ObjectMapper json;

  FactText(ObjectMapper json) {
    this.json = json;
  }

  Map<String, String> fields(String payload) throws IOException {
    @Nullable JsonNode node = json.readValue(payload, Argument.of(JsonNode.class));
    if (node == null || !node.isObject()) {
      throw new IOException("it is no object");
    }
    Map<String, String> fields = new HashMap<>();
    node.entries()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                fields.put(entry.getKey(), entry.getValue().coerceStringValue());
              }
            });
    fields.remove("traceparent");
    return fields;
  }
}
