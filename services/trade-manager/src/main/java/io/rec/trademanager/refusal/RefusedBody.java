package io.rec.trademanager.refusal;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.risk.ExplainedDecision;

/**
 * The answer to a request that was refused: the common form of an error, the name of the first rule
 * that was not met, and all that were asked.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record RefusedBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String reason,
    String requestId,
    String rule,
    ExplainedDecision decision) {

  static RefusedBody of(Refusal refusal, String path, String requestId) {
    return new RefusedBody(
        "about:blank",
        refusal.status().getReason(),
        refusal.status().getCode(),
        refusal.decision().reason(),
        path,
        "Refused",
        requestId,
        refusal.rule(),
        ExplainedDecision.of(refusal.decision()));
  }
}
