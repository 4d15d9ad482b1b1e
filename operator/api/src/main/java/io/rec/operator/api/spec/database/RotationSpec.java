package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.spec.value.Span;

/** How often the services get a new database login. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "!self.enabled || duration(self.every) >= duration(self.overlap) + duration(self.overlap)",
    message =
        "every must be at least twice overlap, else logins overlap without end: raise every or"
            + " lower overlap",
    fieldPath = ".every",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "duration(self.every) >= duration('1h')",
    message = "every must be at least 1h: raise it",
    fieldPath = ".every",
    reason = "FieldValueInvalid")
public record RotationSpec(
    @JsonPropertyDescription("Whether logins are rotated by themselves.") @Default("true")
        Boolean enabled,
    @JsonPropertyDescription(
            "Time from one rotation to the next, in h, m, s; at least 1h and at least twice"
                + " overlap.")
        @Default("2160h")
        @SchemaFrom(type = String.class)
        Span every,
    @JsonPropertyDescription("How long the old login stays valid beside the new one, in h, m, s.")
        @Default("24h")
        @SchemaFrom(type = String.class)
        Span overlap,
    @JsonPropertyDescription(
            "What happens to sessions on the old login after overlap: Wait or Terminate.")
        @Default("Wait")
        Leftover onLeftover) {

  public RotationSpec {
    enabled = requireNonNullElse(enabled, true);
    every = requireNonNullElse(every, new Span("2160h"));
    overlap = requireNonNullElse(overlap, new Span("24h"));
    onLeftover = requireNonNullElse(onLeftover, Leftover.WAIT);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static RotationSpec defaults() {
    return new RotationSpec(null, null, null, null);
  }
}
