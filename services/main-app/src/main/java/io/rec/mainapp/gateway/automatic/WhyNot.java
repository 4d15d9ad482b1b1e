package io.rec.mainapp.gateway.automatic;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.risk.ExplainedDecision;
import java.time.Instant;
import java.util.List;

/** Every rule of the automatic entry with pass or fail, and of each row of the watchlist. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WhyNot(
    String symbol,
    Instant asOf,
    String status,
    String reason,
    int settingsVersion,
    ExplainedDecision readiness,
    List<WhyNotRow> rows) {

  /** The supervisor's answer: what is shown with an age has to have a time. */
  public WhyNot {
    requireNonNull(symbol, "symbol");
    requireNonNull(asOf, "as_of");
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    requireNonNull(readiness, "readiness");
    rows = List.copyOf(rows);
  }
}
