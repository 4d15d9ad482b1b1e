package io.rec.cascadingfailuredetector.check;

import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a service says of itself under {@code /health}; whatever it does not say is absent. */
record HealthFacts(JsonNode body) {

  Optional<String> text(String name) {
    return field(name).filter(JsonNode::isString).map(JsonNode::getStringValue);
  }

  boolean is(String name, boolean wanted) {
    return field(name)
        .filter(JsonNode::isBoolean)
        .filter(value -> value.getBooleanValue() == wanted)
        .isPresent();
  }

  OptionalLong number(String name) {
    return field(name)
        .filter(JsonNode::isNumber)
        .map(value -> OptionalLong.of(value.getLongValue()))
        .orElseGet(OptionalLong::empty);
  }

  /** How long ago that was; absent while it never was. */
  Optional<Duration> age(String name, Instant now) {
    try {
      return text(name)
          .map(Instant::parse)
          .filter(at -> at.isAfter(Instant.EPOCH))
          .map(at -> Duration.between(at, now));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** Whether another process of it acts and this one only waits. */
  boolean standby() {
    return nested("lease").map(lease -> lease.is("held", false)).orElse(false);
  }

  Optional<HealthFacts> nested(String name) {
    return field(name).filter(JsonNode::isObject).map(HealthFacts::new);
  }

  /** The objects inside an object, by name. */
  Map<String, HealthFacts> each(String name) {
    Map<String, HealthFacts> all = new LinkedHashMap<>();
    field(name)
        .filter(JsonNode::isObject)
        .ifPresent(
            object ->
                object
                    .entries()
                    .forEach(entry -> all.put(entry.getKey(), new HealthFacts(entry.getValue()))));
    return all;
  }

  private Optional<JsonNode> field(String name) {
    @Nullable JsonNode found = body.isObject() ? body.get(name) : null;
    return Optional.ofNullable(found).filter(value -> !value.isNull());
  }
}
