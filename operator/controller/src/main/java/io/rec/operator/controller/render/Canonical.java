package io.rec.operator.controller.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.controller.share.SharedParts;
import java.util.ArrayList;
import java.util.Set;

/**
 * Brings an object into the form in which the API server keeps it. The matcher compares what we
 * want with what is stored; a difference of spelling alone would be written again in every pass.
 */
public final class Canonical {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(SharedParts.module())
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private static final Set<String> QUANTITIES = Set.of("requests", "limits");
  private static final Set<String> QUANTITY = Set.of("sizeLimit");

  /** Maps that mean the same when absent; elsewhere an empty map says "all" or "default". */
  private static final Set<String> IDLE_WHEN_EMPTY =
      Set.of("labels", "annotations", "nodeSelector", "requests", "limits", "resources");

  private Canonical() {}

  /** An equal object of its own, with a fingerprint of its content as an annotation. */
  public static <T extends HasMetadata> T of(T object) {
    var tree = JSON.<ObjectNode>valueToTree(object);
    normalise(tree);
    var fingerprint = Digest.of(text(tree));
    tree.withObject("/metadata/annotations").put(Names.RENDERED, fingerprint);
    @SuppressWarnings("unchecked")
    var type = (Class<T>) object.getClass();
    try {
      return JSON.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot read back what was rendered: " + object, e);
    }
  }

  /** For goldens and fingerprints: keys sorted, nothing absent. */
  public static String text(Object object) {
    try {
      var plain = JSON.convertValue(object, Object.class);
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + object, e);
    }
  }

  /** What {@link #text} wrote; fields that are not known here are left out. */
  public static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot read a " + type.getSimpleName(), e);
    }
  }

  private static void normalise(JsonNode node) {
    switch (node) {
      case ObjectNode object -> normaliseObject(object);
      case ArrayNode array -> array.forEach(Canonical::normalise);
      default -> {}
    }
  }

  private static void normaliseObject(ObjectNode object) {
    for (var entry : new ArrayList<>(object.properties())) {
      var name = entry.getKey();
      var value = entry.getValue();
      if (QUANTITIES.contains(name) && value instanceof ObjectNode amounts) {
        amounts.properties().forEach(amount -> amount.setValue(respelled(amount.getValue())));
      } else if (QUANTITY.contains(name)) {
        object.set(name, respelled(value));
      } else if (name.equals("fieldRef") && value instanceof ObjectNode reference) {
        reference.put("apiVersion", reference.path("apiVersion").asText("v1"));
      }
      normalise(value);
      if (idle(name, value)) {
        object.remove(name);
      }
    }
    // The server drops an empty value and keeps the name.
    if (object.has("name") && object.path("value").asText("-").isEmpty()) {
      object.remove("value");
    }
  }

  private static boolean idle(String name, JsonNode value) {
    return value.isNull()
        || (value.isArray() && value.isEmpty())
        || (IDLE_WHEN_EMPTY.contains(name) && value.isObject() && value.isEmpty());
  }

  private static JsonNode respelled(JsonNode amount) {
    return TextNode.valueOf(QuantitySpelling.canonical(amount.asText()));
  }
}
