package io.rec.systemmonitor;

import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets through only what has lasted: a pod that is being replaced is no failure. */
final class Held {

  /** Something that is wrong now, and how long it may be so. */
  record Condition(Signal signal, Duration mayLast) {}

  private final Map<AlertKey, Instant> since = new HashMap<>();

  /**
   * Those that have lasted long enough.
   *
   * @param open alerts that are open already: these have lasted
   */
  List<Signal> after(List<Condition> now, Set<AlertKey> open, Instant at) {
    Set<AlertKey> present = new HashSet<>();
    List<Signal> lasting = new ArrayList<>();
    for (Condition condition : now) {
      AlertKey key = condition.signal().key();
      present.add(key);
      Instant began = since.computeIfAbsent(key, fresh -> at);
      if (open.contains(key) || !began.plus(condition.mayLast()).isAfter(at)) {
        lasting.add(condition.signal());
      }
    }
    since.keySet().retainAll(present);
    return lasting;
  }
}
