package io.rec.mainapp.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the document.
 *
 * @param body the schema of what is sent, where something is
 */
record Operation(
    String method,
    String path,
    List<Parameter> parameters,
    Optional<JsonNode> body,
    JsonNode responses) {

  /** One that stands in the path or in the query. */
  record Parameter(String name, boolean inPath, JsonNode schema) {}

  String name() {
    return method + " " + path;
  }

  List<Parameter> inPath() {
    return parameters.stream().filter(Parameter::inPath).toList();
  }

  List<Parameter> inQuery() {
    return parameters.stream().filter(parameter -> !parameter.inPath()).toList();
  }

  boolean changes() {
    return !method.equals("GET");
  }

  boolean isOrder() {
    return changes() && path.startsWith("/api/trades/");
  }

  /** Such a one may end the session that asks for it. */
  boolean isOfSignIn() {
    return path.startsWith("/auth/") || path.startsWith("/api/auth/");
  }

  /** What the document says of a status: by its number, else by its class. */
  Optional<JsonNode> response(int status) {
    return Optional.ofNullable(responses.get(String.valueOf(status)))
        .or(() -> Optional.ofNullable(responses.get(status / 100 + "XX")));
  }
}
