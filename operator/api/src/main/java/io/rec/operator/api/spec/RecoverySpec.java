package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.spec.value.Span;

/** How the operator answers failures that spread. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "duration(self.unhealthyAfter) >= duration('10s')",
    message = "unhealthyAfter must be at least 10s: shorter ones restart what is only slow",
    fieldPath = ".unhealthyAfter",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "duration(self.backoff.initial) <= duration(self.backoff.max)",
    message = "backoff.initial must not exceed backoff.max: lower the one or raise the other",
    fieldPath = ".backoff",
    reason = "FieldValueInvalid")
public record RecoverySpec(
    @JsonPropertyDescription("Whether the operator restarts root causes by itself.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription(
            "How long a component must be unhealthy before it counts as failed, in h, m, s; at"
                + " least 10s.")
        @Default("90s")
        @SchemaFrom(type = String.class)
        Span unhealthyAfter,
    @JsonPropertyDescription("How long one restarted stage may take, in h, m, s.")
        @Default("5m")
        @SchemaFrom(type = String.class)
        Span stepTimeout,
    @JsonPropertyDescription("Pauses between recoveries.") @Default("{}") BackoffSpec backoff,
    @JsonPropertyDescription(
            "Recoveries within window before the operator stops entries and calls for a person, 1"
                + " to 20.")
        @Default("3")
        @Min(1)
        @Max(20)
        Integer maxRecoveries,
    @JsonPropertyDescription("Time within which recoveries are counted, in h, m, s.")
        @Default("1h")
        @SchemaFrom(type = String.class)
        Span window) {

  public RecoverySpec {
    enabled = requireNonNullElse(enabled, true);
    unhealthyAfter = requireNonNullElse(unhealthyAfter, new Span("90s"));
    stepTimeout = requireNonNullElse(stepTimeout, new Span("5m"));
    backoff = requireNonNullElseGet(backoff, BackoffSpec::defaults);
    maxRecoveries = requireNonNullElse(maxRecoveries, 3);
    window = requireNonNullElse(window, new Span("1h"));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static RecoverySpec defaults() {
    return new RecoverySpec(null, null, null, null, null, null);
  }
}
