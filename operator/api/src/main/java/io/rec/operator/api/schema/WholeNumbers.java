package io.rec.operator.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The client's model keeps bounds as doubles and writes 1.0; people and diffs expect 1. */
final class WholeNumbers {
  private WholeNumbers() {}

  /** The same tree in which every number without a fraction is an integer. */
  static JsonNode in(JsonNode node) {
    switch (node) {
      case ObjectNode object -> object.properties().forEach(e -> e.setValue(in(e.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, in(array.get(i)));
        }
      }
      default -> {
        if (node.isDouble() && node.doubleValue() == Math.rint(node.doubleValue())) {
          return LongNode.valueOf(node.longValue());
        }
      }
    }
    return node;
  }
}
