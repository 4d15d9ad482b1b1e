package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Stops trading, harder with each level. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.level == 'None' || has(self.reason)",
    message = "killSwitch.reason is required while a level is set: say why trading is stopped",
    fieldPath = ".reason",
    reason = "FieldValueRequired")
@ValidationRule(
    value =
        "(self.level == 'Flatten' ? 3 : self.level == 'CancelOrders' ? 2 : self.level == 'None' ? 0 :"
            + " 1) >= (oldSelf.level == 'Flatten' ? 3 : oldSelf.level == 'CancelOrders' ? 2 :"
            + " oldSelf.level == 'None' ? 0 : 1) ||"
            + " (has(self.by) && self.by != '' && has(self.reason) && self.reason != '' &&"
            + " (!has(oldSelf.reason) || self.reason != oldSelf.reason))",
    message =
        "releasing the kill switch, or stopping less, needs killSwitch.by and a killSwitch.reason that differs from"
            + " the old one: removing the block does not release it",
    fieldPath = ".level",
    reason = "FieldValueForbidden")
public record KillSwitchSpec(
    @JsonPropertyDescription(
            "None, PauseEntries (no new positions), CancelOrders (and no resting orders) or Flatten"
                + " (and no positions).")
        @Default("None")
        KillLevel level,
    @JsonPropertyDescription(
            "Why, in words, at most 256 characters; required while a level is set, and a new one to"
                + " stop less.")
        @Size(max = 256)
        @Nullable String reason,
    @JsonPropertyDescription("Who, at most 128 characters; required to stop less.") @Size(max = 128)
        @Nullable String by) {

  public KillSwitchSpec {
    level = requireNonNullElse(level, KillLevel.NONE);
  }

  /** Released. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static KillSwitchSpec defaults() {
    return new KillSwitchSpec(null, null, null);
  }
}
