package io.rec.mainapp.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;

/** Requests as the document describes them: the same seed makes the same ones. */
final class Fitting {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of("BTC", "a name", "Žofie 🦊 O'Neil", "2026-01-31", "42", "x-1_2.3", "open");
  private static final List<String> INSTANTS =
      List.of("2026-01-31T15:00:00Z", "2026-11-01T00:00:00.123456Z", "2031-12-31T23:59:59Z");
  private static final int LEAST = -5;
  private static final int MOST = 1_000;
  private static final int ONE_IN = 8;

  private final Document document;
  private final Known known;
  private final Random random;

  Fitting(Document document, Known known, Random random) {
    this.document = document;
    this.known = known;
    this.random = random;
  }

  /** One of what the desk has: if anything is done, this is. */
  Sent usual(Operation operation) {
    return request(operation, "as it is usual", true);
  }

  /** One of what the schemas allow. */
  Sent drawn(Operation operation) {
    return request(operation, "drawn from the schemas", false);
  }

  private Sent request(Operation operation, String what, boolean usual) {
    return new Sent(
        operation,
        what,
        path(operation, usual) + (usual ? "" : query(operation)),
        operation.body().map(schema -> body(operation, schema, usual).toString()).orElse(""));
  }

  private String path(Operation operation, boolean usual) {
    String path = operation.path();
    for (Operation.Parameter parameter : operation.inPath()) {
      JsonNode value = value(operation, parameter.name(), parameter.schema(), usual);
      path = path.replace("{" + parameter.name() + "}", encoded(value.asText()));
    }
    return path;
  }

  private String query(Operation operation) {
    List<String> pairs = new ArrayList<>();
    for (Operation.Parameter parameter : operation.inQuery()) {
      JsonNode value = value(operation, parameter.name(), parameter.schema(), random.nextBoolean());
      if (random.nextInt(3) == 0 && !value.isNull()) {
        pairs.add(parameter.name() + "=" + encoded(value.asText()));
      }
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private JsonNode body(Operation operation, JsonNode schema, boolean usual) {
    return known
        .of(operation, "body")
        .filter(body -> usual || random.nextInt(ONE_IN) == 0)
        .orElseGet(() -> value(operation, "body", schema, usual));
  }

  private JsonNode value(Operation operation, String name, JsonNode schema, boolean usual) {
    return known
        .of(operation, name)
        .filter(value -> usual || random.nextInt(ONE_IN) > 0)
        .orElseGet(() -> drawn(operation, schema, usual));
  }

  private JsonNode drawn(Operation operation, JsonNode described, boolean usual) {
    if (described.path("nullable").asBoolean() && !usual && random.nextInt(ONE_IN) == 0) {
      return NODES.nullNode();
    }
    JsonNode schema = document.resolved(described);
    if (schema.has("enum")) {
      return picked(
          StreamSupport.stream(schema.required("enum").spliterator(), false)
              .filter(word -> !word.isNull())
              .toList());
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> NODES.numberNode(whole(schema));
      case "number" -> NODES.numberNode(whole(schema) + random.nextInt(100) / 100.0);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" -> NODES.arrayNode();
      case "object" -> object(operation, schema, usual);
      default -> NODES.textNode(picked(timed(schema) ? INSTANTS : TEXTS));
    };
  }

  private ObjectNode object(Operation operation, JsonNode schema, boolean usual) {
    ObjectNode object = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            each -> {
              if (usual || random.nextInt(ONE_IN) > 0) {
                object.set(each.getKey(), value(operation, each.getKey(), each.getValue(), usual));
              }
            });
    return object;
  }

  private static boolean timed(JsonNode schema) {
    return schema.path("format").asText().equals("date-time");
  }

  private int whole(JsonNode schema) {
    int least = schema.path("minimum").asInt(LEAST);
    int most = schema.path("maximum").asInt(MOST);
    return least + random.nextInt(Math.max(1, most - least + 1));
  }

  private <T> T picked(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
