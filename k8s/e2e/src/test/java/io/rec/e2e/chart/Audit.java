package io.rec.e2e.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.e2e.desk.Desk;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The API server's audit log, cut down to what the operator asked for. */
record Audit(List<Call> calls) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USER =
      "system:serviceaccount:%s:%s".formatted(Desk.OPERATOR_NAMESPACE, Desk.OPERATOR);

  static Audit of(Desk desk) {
    return new Audit(desk.recio().auditEvents().stream().flatMap(Audit::call).toList());
  }

  private static Stream<Call> call(String line) {
    var event = parsed(line);
    var asked = event.path("objectRef");
    var ours =
        event.at("/user/username").asText().equals(USER)
            && event.path("stage").asText().equals("ResponseComplete")
            && asked.has("resource");
    return ours ? Stream.of(toCall(event, asked)) : Stream.empty();
  }

  private static Call toCall(JsonNode event, JsonNode asked) {
    var part = asked.path("subresource").asText("");
    var resource = asked.path("resource").asText() + (part.isEmpty() ? "" : "/" + part);
    return new Call(
        new Right(asked.path("apiGroup").asText(""), resource, event.path("verb").asText()),
        asked.path("namespace").asText(""),
        asked.path("name").asText(""),
        event.at("/responseStatus/code").asInt());
  }

  /** The last line may be half written while the server runs. */
  private static JsonNode parsed(String line) {
    try {
      return Objects.requireNonNull(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
