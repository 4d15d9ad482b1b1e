package io.rec.venues.kalshi;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.rec.venues.rest.HttpAnswer;
import io.rec.venues.rest.Reply;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the four shapes in which the exchange writes an error. */
public final class Refusals {

  private static final int MOST_CHARACTERS = 200;

  private final ObjectMapper json;

  public Refusals(ObjectMapper json) {
    this.json = json;
  }

  <T> Reply.Refused<T> read(HttpAnswer answer, Duration took) {
    Words words = words(answer.body());
    return new Reply.Refused<>(
        answer.status(), words.code(), words.message(), took, answer.retryAfter());
  }

  /** The exchange's own word, and what it says to people; each may be empty. */
  public record Words(String code, String message) {}

  /** Of the body of an error. */
  public Words words(String body) {
    JsonNode root = parsed(body);
    JsonNode error = root == null ? null : root.get("error");
    if (error != null && error.isObject()) {
      return new Words(text(error, "code"), nestedMessage(error));
    }
    if (error != null && error.isString()) {
      return new Words("", error.getStringValue());
    }
    if (root != null && root.isObject()) {
      String message = text(root, "message").isEmpty() ? text(root, "msg") : text(root, "message");
      return new Words(text(root, "code"), message);
    }
    String start = body.substring(0, Math.min(body.length(), MOST_CHARACTERS));
    return new Words("", start);
  }

  private static String nestedMessage(JsonNode error) {
    String details = text(error, "details");
    return details.isEmpty() ? text(error, "message") : text(error, "message") + ", " + details;
  }

  private @Nullable JsonNode parsed(String body) {
    try {
      return json.readValue(body, Argument.of(JsonNode.class));
    } catch (IOException notJson) {
      // A gateway in front of the exchange answers HTML; the status still tells enough.
      return null;
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value != null && value.isString() ? value.getStringValue() : "";
  }
}
