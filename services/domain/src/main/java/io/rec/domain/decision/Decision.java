package io.rec.domain.decision;

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

  public boolean passed() {
    return checks.stream().allMatch(Check::passed);
  }

  public List<Check> failures() {
    return checks.stream().filter(check -> !check.passed()).toList();
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
