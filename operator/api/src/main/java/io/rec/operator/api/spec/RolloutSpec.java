package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.rec.operator.api.spec.value.Span;

/** How a new release is brought in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RolloutSpec(
    @JsonPropertyDescription("Whether a release that does not get healthy goes back by itself.")
        @Default("true")
        Boolean autoRollback,
    @JsonPropertyDescription("How long a wave of a release may take, in h, m, s.")
        @Default("10m")
        @SchemaFrom(type = String.class)
        Span progressDeadline,
    @JsonPropertyDescription("Components that roll at once, 1 to 20.")
        @Default("3")
        @Min(1)
        @Max(20)
        Integer maxParallel,
    @JsonPropertyDescription("Revisions that are kept for going back, 1 to 10.")
        @Default("3")
        @Min(1)
        @Max(10)
        Integer keepRevisions) {

  public RolloutSpec {
    autoRollback = requireNonNullElse(autoRollback, true);
    progressDeadline = requireNonNullElse(progressDeadline, new Span("10m"));
    maxParallel = requireNonNullElse(maxParallel, 3);
    keepRevisions = requireNonNullElse(keepRevisions, 3);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static RolloutSpec defaults() {
    return new RolloutSpec(null, null, null, null);
  }
}
