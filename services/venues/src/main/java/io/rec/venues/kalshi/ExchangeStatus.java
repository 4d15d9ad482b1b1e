package io.rec.venues.kalshi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** {@code GET /exchange/status}. */
@Serdeable
public record ExchangeStatus(
    @JsonProperty("exchange_active") boolean exchangeActive,
    @JsonProperty("trading_active") boolean tradingActive,
    @JsonProperty("exchange_estimated_resume_time") @Nullable String estimatedResumeTime) {}
