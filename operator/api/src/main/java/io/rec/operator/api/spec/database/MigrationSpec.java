package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.rec.operator.api.spec.value.Span;

/** Bringing the schema up to a release. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MigrationSpec(
    @JsonPropertyDescription(
            "How long a migration may take, in h, m, s, before the release is stopped.")
        @Default("10m")
        @SchemaFrom(type = String.class)
        Span timeout) {

  public MigrationSpec {
    timeout = requireNonNullElse(timeout, new Span("10m"));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static MigrationSpec defaults() {
    return new MigrationSpec(null);
  }
}
