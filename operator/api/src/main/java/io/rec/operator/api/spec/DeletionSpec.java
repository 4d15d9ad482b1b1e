package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.rec.operator.api.spec.value.Span;

/** What happens when the system is deleted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeletionSpec(
    @JsonPropertyDescription(
            "Retain keeps the volumes; Delete removes them, after a last backup of a managed database"
                + " where backups lie on a claim of yours.")
        @Default("Retain")
        DataPolicy data,
    @JsonPropertyDescription(
            "How long a Paper system waits for an orderly stop, in h, m, s; a Live one waits until"
                + " it is flat.")
        @Default("10m")
        @SchemaFrom(type = String.class)
        Span timeout) {

  public DeletionSpec {
    data = requireNonNullElse(data, DataPolicy.RETAIN);
    timeout = requireNonNullElse(timeout, new Span("10m"));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static DeletionSpec defaults() {
    return new DeletionSpec(null, null);
  }
}
