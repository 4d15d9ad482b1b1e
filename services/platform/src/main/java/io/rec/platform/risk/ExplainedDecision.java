package io.rec.platform.risk;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.decision.Decision;
import java.util.List;

/** A decision as it stands in JSON: every rule that was asked, with pass or fail and numbers. */
@Serdeable
public record ExplainedDecision(boolean passed, String reason, List<ExplainedCheck> checks) {

  public ExplainedDecision {
    requireNonNull(reason, "reason");
    checks = List.copyOf(checks);
  }

  public static ExplainedDecision of(Decision decision) {
    return new ExplainedDecision(
        decision.passed(),
        decision.reason(),
        decision.checks().stream().map(ExplainedCheck::of).toList());
  }

  /** The word of the first rule that failed; empty if all passed. */
  public String rule() {
    return checks.stream()
        .filter(check -> !check.passed())
        .map(ExplainedCheck::rule)
        .findFirst()
        .orElse("");
  }
}
