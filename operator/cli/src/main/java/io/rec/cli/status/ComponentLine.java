package io.rec.cli.status;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.console.Spans;
import io.rec.operator.api.status.ComponentStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One component in one line. */
public record ComponentLine(
    String name,
    int ready,
    int desired,
    int restarts,
    String state,
    @Nullable String since,
    @Nullable String version,
    @Nullable String blockedBy,
    @Nullable String lastError) {
  static ComponentLine of(ComponentStatus component, Instant now) {
    Instant since = component.since();
    return new ComponentLine(
        component.name(),
        requireNonNullElse(component.ready(), 0),
        requireNonNullElse(component.desired(), 0),
        requireNonNullElse(component.restarts(), 0),
        requireNonNullElse(component.state(), "?"),
        since == null ? null : Spans.age(Duration.between(since, now)),
        component.version(),
        component.blockedBy(),
        component.lastError());
  }

  public boolean well() {
    return ready >= desired;
  }

  /** The root of its trouble first, then its own last words. */
  String trouble() {
    if (well()) {
      return "";
    }
    String own = requireNonNullElse(lastError, "");
    return blockedBy == null ? own : "blocked by " + blockedBy + (own.isEmpty() ? "" : ": " + own);
  }
}
