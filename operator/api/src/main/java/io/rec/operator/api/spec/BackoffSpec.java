package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.rec.operator.api.spec.value.Span;

/** Growing pauses between recoveries. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BackoffSpec(
    @JsonPropertyDescription("First pause, in h, m, s; each further one is twice as long.")
        @Default("30s")
        @SchemaFrom(type = String.class)
        Span initial,
    @JsonPropertyDescription("Longest pause, in h, m, s.")
        @Default("10m")
        @SchemaFrom(type = String.class)
        Span max) {

  public BackoffSpec {
    initial = requireNonNullElse(initial, new Span("30s"));
    max = requireNonNullElse(max, new Span("10m"));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static BackoffSpec defaults() {
    return new BackoffSpec(null, null);
  }
}
