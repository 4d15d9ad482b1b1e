package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects this process has seen in place, and in which version they matched what was wanted. Tells
 * a first creation from the return of something that was deleted, and spares comparing what has not
 * changed since the last comparison. Losing it in a restart loses an event and some milliseconds.
 */
public final class KnownObjects {
  private static final String UNMATCHED = "";

  private final Map<String, String> matched = new ConcurrentHashMap<>();

  void add(HasMetadata object) {
    matched.putIfAbsent(key(object), UNMATCHED);
  }

  void remove(HasMetadata object) {
    matched.remove(key(object));
  }

  boolean contains(HasMetadata object) {
    return matched.containsKey(key(object));
  }

  /** The stored object in this version was found to be as wanted in this rendering. */
  void matches(HasMetadata actual, String rendering) {
    matched.put(key(actual), pair(actual, rendering));
  }

  boolean matchedBefore(HasMetadata actual, String rendering) {
    return pair(actual, rendering).equals(matched.get(key(actual)));
  }

  private static String pair(HasMetadata actual, String rendering) {
    return actual.getMetadata().getResourceVersion() + "/" + rendering;
  }

  private static String key(HasMetadata object) {
    var meta = object.getMetadata();
    return object.getKind() + "/" + meta.getNamespace() + "/" + meta.getName();
  }
}
