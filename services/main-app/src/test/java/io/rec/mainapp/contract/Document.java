package io.rec.mainapp.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.mainapp.testing.Description;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The OpenAPI document of the main app. */
record Document(JsonNode root) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String SCHEMA_OF_JSON = "/content/application~1json/schema";

  static Document ofTheMainApp() throws IOException {
    return new Document(new ObjectMapper().readTree(Description.text()));
  }

  List<Operation> operations() {
    List<Operation> found = new ArrayList<>();
    root.required("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .map(each -> operation(each.getKey(), path.getKey(), each.getValue()))
                    .forEach(found::add));
    return found;
  }

  JsonNode schemas() {
    return root.at("/components/schemas");
  }

  /** The schema itself where it is only pointed to. */
  JsonNode resolved(JsonNode schema) {
    JsonNode target = schema;
    while (target.has("$ref")) {
      target = root.at(target.required("$ref").asText().substring(1));
    }
    return target.has("allOf") ? resolved(target.required("allOf").get(0)) : target;
  }

  private static Operation operation(String method, String path, JsonNode described) {
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        StreamSupport.stream(described.path("parameters").spliterator(), false)
            .map(
                parameter ->
                    new Operation.Parameter(
                        parameter.required("name").asText(),
                        parameter.required("in").asText().equals("path"),
                        parameter.path("schema")))
            .toList(),
        Optional.of(described.path("requestBody").at(SCHEMA_OF_JSON)).filter(JsonNode::isObject),
        described.required("responses"));
  }
}
