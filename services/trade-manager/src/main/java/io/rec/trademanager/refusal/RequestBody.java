package io.rec.trademanager.refusal;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.domain.decision.Rule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request's JSON, asked field by field. A field of the wrong kind is refused by the name of its
 * rule; an absent one and null are the same, and 0 is 0.
 */
public record RequestBody(JsonNode node) {
  private static final int LONGEST = 64 * 1024;

  public static RequestBody of(JsonMapper json, String text) {
    if (text.length() > LONGEST) {
      throw refused(RequestRule.JSON_OBJECT, text.length() + " characters", "at most " + LONGEST);
    }
    try {
      @Nullable JsonNode read = json.readValue(text, Argument.of(JsonNode.class));
      if (read == null || !read.isObject()) {
        throw refused(RequestRule.JSON_OBJECT, "something else", "one JSON object");
      }
      return new RequestBody(read);
    } catch (IOException unreadable) {
      throw refused(
          RequestRule.JSON_OBJECT, String.valueOf(unreadable.getMessage()), "one JSON object");
    }
  }

  /** Refuses a request in which one of the fields is absent. */
  public void require(String... fields) {
    var missing = Arrays.stream(fields).filter(field -> find(field).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw refused(
          RequestRule.REQUIRED_FIELDS,
          "no " + String.join(", ", missing),
          String.join(", ", fields));
    }
  }

  public Optional<String> text(String field, Rule rule) {
    return find(field)
        .map(
            found -> {
              if (!found.isString()) {
                throw refused(rule, field + " is no text", "a text");
              }
              return found.getStringValue();
            });
  }

  /** A number, or a text that is one. */
  public Optional<BigDecimal> number(String field, Rule rule) {
    return find(field)
        .map(
            found -> {
              if (!found.isNumber() && !found.isString()) {
                throw refused(rule, field + " is no number", "a number");
              }
              var text = found.coerceStringValue();
              try {
                return new BigDecimal(text);
              } catch (NumberFormatException none) {
                throw refused(rule, "'%s'".formatted(text), "a number");
              }
            });
  }

  public Optional<Long> whole(String field, Rule rule) {
    return number(field, rule)
        .map(
            number -> {
              try {
                return number.longValueExact();
              } catch (ArithmeticException broken) {
                throw refused(rule, number.toPlainString(), "a whole number");
              }
            });
  }

  /** An object within the object. */
  public Optional<RequestBody> part(String field, Rule rule) {
    return find(field)
        .map(
            found -> {
              if (!found.isObject()) {
                throw refused(rule, field + " is no object", "an object");
              }
              return new RequestBody(found);
            });
  }

  /** True or false, and nothing else. */
  public Optional<Boolean> truth(String field, Rule rule) {
    return find(field)
        .map(
            found -> {
              if (!found.isBoolean()) {
                throw refused(rule, field + " is neither true nor false", "true or false");
              }
              return found.getBooleanValue();
            });
  }

  public boolean flag(String field) {
    return find(field).filter(JsonNode::isBoolean).map(JsonNode::getBooleanValue).orElse(false);
  }

  public static RefusedException refused(Rule rule, String found, String needed) {
    return new RefusedException(Refusal.malformed(rule, found, needed));
  }

  private Optional<JsonNode> find(String field) {
    @Nullable JsonNode found = node.get(field);
    return found == null || found.isNull() ? Optional.empty() : Optional.of(found);
  }
}
