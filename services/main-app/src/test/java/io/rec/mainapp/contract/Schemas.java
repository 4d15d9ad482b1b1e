package io.rec.mainapp.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds JSON against the document's schemas. These are OpenAPI 3.0; they are read as JSON Schema:
 * what may be null says so by its type, whole numbers have the bounds of their format, and an
 * object has no field that is not described, because nobody who reads the document could know it.
 */
final class Schemas {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, long[]> BOUNDS =
      Map.of(
          "int32", new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
          "int64", new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final ObjectNode components = NODES.objectNode();
  private final Map<JsonNode, Schema> known = new HashMap<>();

  Schemas(Document document) {
    document
        .schemas()
        .properties()
        .forEach(schema -> components.set(schema.getKey(), read(schema.getValue())));
  }

  /** What is wrong with it; nothing when it conforms. */
  List<String> faults(JsonNode schema, JsonNode value) {
    return known.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = NODES.objectNode();
    whole.set("allOf", NODES.arrayNode().add(read(schema)));
    whole.set("$defs", components);
    return registry.getSchema(whole);
  }

  private static JsonNode read(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    if (schema.has("$ref")) {
      String to = schema.required("$ref").asText();
      return NODES.objectNode().put("$ref", to.replace("#/components/schemas/", "#/$defs/"));
    }
    ObjectNode read = schema.deepCopy();
    boolean nullable = read.path("nullable").asBoolean();
    read.remove("nullable");
    if (read.has("properties")) {
      read.required("properties")
          .properties()
          .forEach(each -> each.setValue(read(each.getValue())));
      if (!read.has("additionalProperties")) {
        read.put("additionalProperties", false);
      }
    }
    if (read.has("allOf")) {
      read.set("allOf", NODES.arrayNode().add(read(read.required("allOf").get(0))));
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (read.has(inner)) {
        read.set(inner, read(read.required(inner)));
      }
    }
    bound(read);
    return nullable ? orNull(read) : read;
  }

  private static void bound(ObjectNode schema) {
    long[] bounds = BOUNDS.get(schema.path("format").asText());
    if (bounds != null) {
      schema.remove("format");
      schema.putIfAbsent("minimum", NODES.numberNode(bounds[0]));
      schema.putIfAbsent("maximum", NODES.numberNode(bounds[1]));
    }
  }

  private static JsonNode orNull(ObjectNode schema) {
    return NODES
        .objectNode()
        .set("anyOf", NODES.arrayNode().add(schema).add(NODES.objectNode().put("type", "null")));
  }
}
