package io.rec.venuesimulator.wire;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One JSON object: built field by field, or read with what each field may be. One thread. */
public final class JsonObject {

  private final Map<String, @Nullable Object> fields;

  public JsonObject() {
    this(new LinkedHashMap<>());
  }

  JsonObject(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  public JsonObject with(String name, @Nullable Object value) {
    fields.put(name, value);
    return this;
  }

  /** Absent is the wire's way to say "not known"; it is not the same as null. */
  public JsonObject withIf(String name, Optional<?> value) {
    value.ifPresent(present -> fields.put(name, present));
    return this;
  }

  Map<String, @Nullable Object> fields() {
    return fields;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Whatever it is, unless it is null. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public Optional<BigDecimal> number(String name) {
    return fields.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /** A whole number; a fraction or one too large is none. */
  public Optional<Long> whole(String name) {
    return number(name)
        .filter(number -> number.stripTrailingZeros().scale() <= 0 && number.precision() < 19)
        .map(BigDecimal::longValue);
  }

  public Optional<Boolean> flag(String name) {
    return fields.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  public Optional<JsonObject> object(String name) {
    return fields.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** The elements of a list; empty for anything else. */
  public List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  /** Whether a field is absent, null or a list of nothing but such elements. */
  public boolean isListOf(String name, Class<?> element) {
    Object value = fields.get(name);
    return value == null
        || value instanceof List<?> list && list.stream().allMatch(element::isInstance);
  }

  /** The objects of a list, whatever else is in it. */
  public List<JsonObject> objects(String name) {
    return list(name).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  /** The strings of a list, whatever else is in it. */
  public List<String> texts(String name) {
    return list(name).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** The whole numbers of a list, whatever else is in it. */
  public List<Long> wholes(String name) {
    return list(name).stream()
        .filter(BigDecimal.class::isInstance)
        .map(number -> ((BigDecimal) number).longValue())
        .toList();
  }

  public void copyInto(JsonObject other) {
    other.fields.putAll(fields);
  }

  @Override
  public String toString() {
    return Json.write(this);
  }
}
