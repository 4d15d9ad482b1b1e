package io.rec.unifiedproductioncoordinator;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A strike table as a client reads it: names and values, in the order of the text. */
record TableText(Map<String, Object> fields) {

  static TableText of(String json) {
    try {
      return new TableText(
          ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(json, unreadable);
    }
  }

  String text(String name) {
    return String.valueOf(fields.get(name));
  }

  long number(String name) {
    return ((Number) fields.get(name)).longValue();
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  boolean stale() {
    return Boolean.TRUE.equals(fields.get("stale"));
  }

  @SuppressWarnings("unchecked")
  List<String> degraded() {
    return (List<String>) fields.get("degraded");
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> strikes() {
    return (List<Map<String, Object>>) fields.get("strikes");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> object(String name) {
    return (Map<String, Object>) fields.get(name);
  }
}
