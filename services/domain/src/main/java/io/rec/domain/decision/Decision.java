package io.rec.domain.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that were asked, in the order they were asked; it passes if all do. */
public record Decision(List<Check> checks) {

  public Decision {
    checks = List.copyOf(checks);
  }

  public static Decision of(Check... checks) {
    return new Decision(List.of(checks));
  }

  // Loops: a replay asks both each second of each row, and streams cost more than the checks.

  public boolean passed() {
    for (var check : checks) {
      if (!check.passed()) {
        return false;
      }
    }
    return true;
  }

  public List<Check> failures() {
    var failures = new ArrayList<Check>(checks.size());
    for (var check : checks) {
      if (!check.passed()) {
        failures.add(check);
      }
    }
    return List.copyOf(failures);
  }

  /** Why not, in one line; empty if it passed. */
  public String reason() {
    return failures().stream().map(Check::sentence).collect(Collectors.joining("; "));
  }

  /** One list out of two. */
  public Decision and(Decision other) {
    return new Decision(Stream.concat(checks.stream(), other.checks.stream()).toList());
  }
}
