package io.rec.operator.controller.plan.diagnosis;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a failure began.
 *
 * @param blocked who is unavailable because of it
 * @param evidence what is known to be wrong
 */
public record RootCause(
    String name, SortedSet<String> blocked, Instant since, String evidence, Remedy remedy) {
  public RootCause {
    blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
  }

  /** Culprit and consequences. */
  public String words() {
    var waiting = blocked.isEmpty() ? "" : "; waiting for it: " + String.join(", ", blocked);
    return "root cause %s: %s%s".formatted(name, evidence, waiting);
  }

  RootCause with(Remedy other) {
    return new RootCause(name, blocked, since, evidence, other);
  }
}
