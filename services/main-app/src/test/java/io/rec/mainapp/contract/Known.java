package io.rec.mainapp.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What there is on the desk to be asked for, by the name under which the document asks. */
final class Known {

  private final Map<String, JsonNode> values = new HashMap<>();

  /** With the operation before it where the name means something else elsewhere. */
  Known is(String name, JsonNode value) {
    values.put(name, value);
    return this;
  }

  Optional<JsonNode> of(Operation operation, String name) {
    return Optional.ofNullable(values.get(operation.name() + " " + name))
        .or(() -> Optional.ofNullable(values.get(name)));
  }
}
