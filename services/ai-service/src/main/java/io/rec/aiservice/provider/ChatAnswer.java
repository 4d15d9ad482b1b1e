package io.rec.aiservice.provider;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a chat completion says. Whatever is outside of the schema is no opinion. */
final class ChatAnswer {

  private static final int MOST_REASONING = 2_000;

  /** A zero among them no database takes. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final JsonMapper json;

  ChatAnswer(JsonMapper json) {
    this.json = json;
  }

  /**
   * @param tokens what it cost; empty when that is not told
   */
  record Read(Said said, Optional<Long> tokens) {}

  Read read(String body, String model) {
    Optional<JsonNode> answer = node(body);
    Optional<Long> tokens =
        answer
            .flatMap(node -> field(node, "usage"))
            .flatMap(usage -> field(usage, "total_tokens"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::getLongValue);
    Said said =
        answer
            .flatMap(node -> field(node, "choices"))
            .filter(choices -> choices.isArray() && choices.size() > 0)
            .flatMap(choices -> Optional.ofNullable(choices.get(0)))
            .map(choice -> choice(choice, model))
            .orElseGet(() -> new Said.Nothing("its answer is no chat completion"));
    return new Read(said, tokens);
  }

  /** The provider's own word for an error. Its sentences may hold a part of the key. */
  String code(String body) {
    return node(body)
        .flatMap(node -> field(node, "error"))
        .flatMap(error -> text(error, "code").or(() -> text(error, "type")))
        .filter(code -> CODE.matcher(code).matches())
        .orElse("no code");
  }

  private Said choice(JsonNode choice, String model) {
    if (text(choice, "finish_reason").filter("length"::equals).isPresent()) {
      return new Said.Nothing("its answer was cut off");
    }
    Optional<JsonNode> message = field(choice, "message");
    if (message.flatMap(said -> text(said, "refusal")).isPresent()) {
      return new Said.Nothing("it refused to answer");
    }
    return message
        .flatMap(said -> text(said, "content"))
        .flatMap(this::node)
        .map(content -> opinion(content, model))
        .orElseGet(() -> new Said.Nothing("its answer is no JSON"));
  }

  private static Said opinion(JsonNode content, String model) {
    Optional<Signal> signal = text(content, "signal").flatMap(Signal::of);
    Optional<Double> confidence =
        field(content, "confidence")
            .filter(JsonNode::isNumber)
            .map(JsonNode::getDoubleValue)
            .filter(value -> value >= 0 && value <= 1);
    Optional<String> reasoning =
        text(content, "reasoning").map(words -> CONTROL.matcher(words).replaceAll(" "));
    if (signal.isEmpty() || confidence.isEmpty() || reasoning.isEmpty()) {
      String field =
          signal.isEmpty() ? "signal" : confidence.isEmpty() ? "confidence" : "reasoning";
      return new Said.Nothing("its answer does not keep to the schema: " + field);
    }
    String words = reasoning.get();
    return new Said.Opined(
        new Opinion(
            signal.get(),
            confidence.get(),
            words.length() <= MOST_REASONING ? words : words.substring(0, MOST_REASONING),
            model));
  }

  private Optional<JsonNode> node(String text) {
    try {
      return Optional.ofNullable(json.readValue(text, Argument.of(JsonNode.class)));
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> field(JsonNode node, String name) {
    return node.isObject()
        ? Optional.ofNullable(node.get(name)).filter(value -> !value.isNull())
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode node, String name) {
    return field(node, name).filter(JsonNode::isString).map(JsonNode::getStringValue);
  }
}
