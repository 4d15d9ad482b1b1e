package io.rec.platform.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Errors that wait to be stored. A storm of many kinds is kept short: what has no room any more is
 * counted under one name, so that no error is lost from the count.
 */
final class Ledger {

  static final String OVERFLOW = "overflow";

  private static final int MOST_KINDS = 200;

  private final Map<String, SeenError> waiting = new LinkedHashMap<>();

  synchronized void add(SeenError error) {
    SeenError counted =
        waiting.size() >= MOST_KINDS && !waiting.containsKey(error.fingerprint())
            ? overflow(error)
            : error;
    waiting.merge(counted.fingerprint(), counted, SeenError::and);
  }

  /** Takes what waits. */
  synchronized List<SeenError> drain() {
    List<SeenError> all = List.copyOf(waiting.values());
    waiting.clear();
    return all;
  }

  /** Puts back what could not be stored; it came before what has been added since. */
  synchronized void restore(List<SeenError> unsaved) {
    List<SeenError> since = drain();
    unsaved.forEach(this::add);
    since.forEach(this::add);
  }

  private static SeenError overflow(SeenError error) {
    return new SeenError(
        OVERFLOW,
        error.kind(),
        error.message(),
        error.logger(),
        error.stack(),
        error.context(),
        error.traceId(),
        error.first(),
        error.last(),
        error.times());
  }
}
