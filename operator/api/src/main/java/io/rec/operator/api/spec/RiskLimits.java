package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** How much may be lost or at stake. No unlimited value exists. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.maxOrderCents <= self.maxExposureCents",
    message = "maxOrderCents must not exceed maxExposureCents: lower the one or raise the other",
    fieldPath = ".maxOrderCents",
    reason = "FieldValueInvalid")
public record RiskLimits(
    @JsonPropertyDescription("Most contracts in one market, 1 to 100000.")
        @Default("100")
        @Min(1)
        @Max(100000)
        Integer maxPositionContracts,
    @JsonPropertyDescription("Most money at stake at once, in cents.") @Default("50000") @Min(1)
        Long maxExposureCents,
    @JsonPropertyDescription("Loss of one trading day after which no entry is made, in cents.")
        @Default("10000")
        @Min(1)
        Long maxDailyLossCents,
    @JsonPropertyDescription("Most trades open at once, 1 to 1000.")
        @Default("5")
        @Min(1)
        @Max(1000)
        Integer maxOpenTrades,
    @JsonPropertyDescription("Most money in one order, in cents; at most maxExposureCents.")
        @Default("10000")
        @Min(1)
        Long maxOrderCents) {

  public RiskLimits {
    maxPositionContracts = requireNonNullElse(maxPositionContracts, 100);
    maxExposureCents = requireNonNullElse(maxExposureCents, 50000L);
    maxDailyLossCents = requireNonNullElse(maxDailyLossCents, 10000L);
    maxOpenTrades = requireNonNullElse(maxOpenTrades, 5);
    maxOrderCents = requireNonNullElse(maxOrderCents, 10000L);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static RiskLimits defaults() {
    return new RiskLimits(null, null, null, null, null);
  }
}
