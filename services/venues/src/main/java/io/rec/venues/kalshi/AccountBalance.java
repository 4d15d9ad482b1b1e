package io.rec.venues.kalshi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** {@code GET /portfolio/balance}: what is left to trade with, and what the positions are worth. */
@Serdeable
public record AccountBalance(
    @JsonProperty("balance") long balanceCents,
    @JsonProperty("portfolio_value") long portfolioValueCents,
    @JsonProperty("updated_ts") long updatedUnixSeconds) {

  public Instant updatedAt() {
    return Instant.ofEpochSecond(updatedUnixSeconds);
  }
}
