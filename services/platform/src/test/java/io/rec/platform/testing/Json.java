package io.rec.platform.testing;

import static java.util.Objects.requireNonNull;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer's JSON; a field that is asked for and absent fails the test with its name. */
public record Json(JsonNode node) {

  public static Json of(String text) {
    try {
      JsonNode read = ObjectMapper.getDefault().readValue(text, Argument.of(JsonNode.class));
      return new Json(requireNonNull(read, text));
    } catch (IOException noJson) {
      throw new UncheckedIOException(text, noJson);
    }
  }

  public Optional<Json> find(String name) {
    @Nullable JsonNode found = node.get(name);
    return found == null || found.isNull() ? Optional.empty() : Optional.of(new Json(found));
  }

  public Json at(String name) {
    return find(name)
        .orElseThrow(() -> new AssertionError("there is no '%s' in %s".formatted(name, node)));
  }

  public String text(String name) {
    return at(name).node.getStringValue();
  }

  public long whole(String name) {
    return at(name).node.getLongValue();
  }

  public BigDecimal decimal(String name) {
    return at(name).node.getBigDecimalValue();
  }

  public boolean flag(String name) {
    return at(name).node.getBooleanValue();
  }

  /** The elements of a list, or the fields' values of an object. */
  public List<Json> values() {
    List<Json> values = new ArrayList<>();
    node.values().forEach(each -> values.add(new Json(each)));
    return values;
  }

  /** Whether any field is a number other than zero, or true. */
  public boolean anyOn() {
    return values().stream()
        .map(Json::node)
        .anyMatch(each -> each.isBoolean() ? each.getBooleanValue() : each.getLongValue() != 0);
  }
}
