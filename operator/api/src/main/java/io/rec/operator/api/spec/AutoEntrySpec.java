package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** Whether the desk may open trades by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AutoEntrySpec(
    @JsonPropertyDescription(
            "The wish; whether entries are made now is in status.trading.autoEntry.")
        @Default("false")
        Boolean enabled) {

  public AutoEntrySpec {
    enabled = requireNonNullElse(enabled, false);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static AutoEntrySpec defaults() {
    return new AutoEntrySpec(null);
  }
}
