package io.rec.cli.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rec.operator.api.Verbs;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be written; everything else of the TradingSystem stays as it is.
 *
 * @param annotations with the name of who asks
 * @param spec fields of the spec
 */
public record Change(Map<String, String> annotations, Map<String, Object> spec) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Change {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    spec = Collections.unmodifiableMap(new TreeMap<>(spec));
  }

  /** Asks the operator for something once. */
  public static Change request(String verb, String value, String by) {
    return new Change(Map.of(verb, value, Verbs.BY, by), Map.of());
  }

  /** Another wish in the spec. */
  public static Change spec(String field, Object value, String by) {
    return new Change(Map.of(Verbs.BY, by), Map.of(field, value));
  }

  /** As a JSON merge patch. */
  String patch() {
    var patch = new LinkedHashMap<String, Object>();
    patch.put("metadata", Map.of("annotations", annotations));
    if (!spec.isEmpty()) {
      patch.put("spec", spec);
    }
    try {
      return JSON.writeValueAsString(patch);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change that cannot be written: " + this, e);
    }
  }
}
