package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.spec.value.Span;

/** A time in which the operator may roll pods of its own accord. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MaintenanceWindow(
    @JsonPropertyDescription("Begin, as a cron line in timeZone; at most 64 characters.")
        @Required
        @Size(max = 64)
        @Pattern("^(@(hourly|daily|weekly|monthly)|(\\S+\\s+){4}\\S+)$")
        String start,
    @JsonPropertyDescription("Length, in h, m, s.") @Required @SchemaFrom(type = String.class)
        Span duration,
    @JsonPropertyDescription("Time zone of start by its IANA name, at most 64 characters.")
        @Default("Etc/UTC")
        @Size(max = 64)
        String timeZone) {

  public MaintenanceWindow {
    timeZone = requireNonNullElse(timeZone, "Etc/UTC");
  }
}
