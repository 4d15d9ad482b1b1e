package io.rec.operator.controller.plan.rotation;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is logged in, by the names that sessions give themselves.
 *
 * @param of applications with at least one session, by slot
 * @param at when that was counted
 */
public record Sessions(Map<Slot, Set<String>> of, Instant at) {
  public Sessions {
    of = Map.copyOf(of);
  }

  /** In the order of names. */
  Set<String> on(Slot slot) {
    return new TreeSet<>(of.getOrDefault(slot, Set.of()));
  }

  boolean any(Consumer consumer, Slot slot) {
    return on(slot).stream().anyMatch(consumer::owns);
  }
}
