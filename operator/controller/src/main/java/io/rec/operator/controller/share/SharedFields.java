package io.rec.operator.controller.share;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.FieldsV1;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads who manages which field of an object. These trees are more than half of what an object
 * takes in memory, and but for an owner's uid they are the same in every desk: equal branches are
 * kept once.
 */
final class SharedFields extends StdDeserializer<FieldsV1> {
  private static final long serialVersionUID = 1L;
  private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};

  private static final Once<Map<String, Object>> BRANCHES = new Once<>();

  SharedFields() {
    super(FieldsV1.class);
  }

  @Override
  public FieldsV1 deserialize(JsonParser json, DeserializationContext context) throws IOException {
    var fields = new FieldsV1();
    fields.setAdditionalProperties(shared(json.getCodec().readValue(json, TREE)));
    return fields;
  }

  private Map<String, Object> shared(Map<String, Object> tree) {
    var copy = new LinkedHashMap<String, Object>();
    tree.forEach((name, value) -> copy.put(name, value instanceof Map<?, ?> m ? branch(m) : value));
    return BRANCHES.of(Collections.unmodifiableMap(copy));
  }

  @SuppressWarnings("unchecked") // Names of JSON are strings.
  private Map<String, Object> branch(Map<?, ?> tree) {
    return shared((Map<String, Object>) tree);
  }
}
