package io.rec.operator.api.spec.value;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Maps that keep still: {@link Map#copyOf} changes its order from one process to the next, and what
 * is rendered from a map must not.
 */
public final class ByKey {
  private ByKey() {}

  /** An unmodifiable copy in the order of its keys. */
  public static <V> Map<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
