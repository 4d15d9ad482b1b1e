package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Proof that a backup can be restored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RestoreDrillSpec(
    @JsonPropertyDescription("Whether the newest backup is restored into a throw-away server.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription("When, as a cron line in backup.timeZone; at most 64 characters.")
        @Default("0 4 * * *")
        @Size(max = 64)
        @Pattern("^(@(hourly|daily|weekly|monthly)|(\\S+\\s+){4}\\S+)$")
        String schedule) {

  public RestoreDrillSpec {
    enabled = requireNonNullElse(enabled, true);
    schedule = requireNonNullElse(schedule, "0 4 * * *");
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static RestoreDrillSpec defaults() {
    return new RestoreDrillSpec(null, null);
  }
}
