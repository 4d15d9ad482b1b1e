package io.rec.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.masking.Masking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Objects of the cluster as YAML without what nobody reads, and with no literal secret in them. */
final class PlainYaml {
  /** A line stays a line: a secret that is broken in two would not be known again. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

  private PlainYaml() {}

  static String of(Object object) {
    JsonNode tree = tree(object);
    clean(tree, new ArrayList<>());
    try {
      return YAML.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("an object that cannot be written", e);
    }
  }

  /** Literal values under secret names, so that they can be masked wherever else they stand. */
  static List<String> literals(Object object) {
    var found = new ArrayList<String>();
    clean(tree(object), found);
    return found;
  }

  private static JsonNode tree(Object object) {
    return Serialization.jsonMapper().valueToTree(object);
  }

  private static void clean(JsonNode node, List<String> literals) {
    if (node instanceof ObjectNode object) {
      object.remove("managedFields");
      // The whole object once more, as somebody wrote it, on one line.
      object.remove("kubectl.kubernetes.io/last-applied-configuration");
      maskPair(object, literals);
      maskFields(object, literals);
    }
    node.forEach(child -> clean(child, literals));
  }

  /** As environment variables are written: {@code {name: X_PASSWORD, value: …}}. */
  private static void maskPair(ObjectNode object, List<String> literals) {
    if (Masking.secretName(object.path("name").asText()) && object.path("value").isTextual()) {
      literals.add(object.path("value").asText());
      object.put("value", Masking.MASK);
    }
  }

  private static void maskFields(ObjectNode object, List<String> literals) {
    for (String field : object.properties().stream().map(e -> e.getKey()).toList()) {
      if (object.path(field).isTextual()
          && !field.equals("restartToken")
          && !field.endsWith("Name")
          && !field.contains("/")
          && Masking.secretName(field)) {
        literals.add(object.path(field).asText());
        object.put(field, Masking.MASK);
      }
    }
  }
}
