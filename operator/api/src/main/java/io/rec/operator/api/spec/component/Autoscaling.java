package io.rec.operator.api.spec.component;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** How many pods a component has under load. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.minReplicas <= self.maxReplicas",
    message = "minReplicas must not exceed maxReplicas: lower the one or raise the other",
    fieldPath = ".minReplicas",
    reason = "FieldValueInvalid")
public record Autoscaling(
    @JsonPropertyDescription("Fewest pods, 1 to 10.") @Default("1") @Min(1) @Max(10)
        Integer minReplicas,
    @JsonPropertyDescription("Most pods, 1 to 20.") @Required @Min(1) @Max(20) Integer maxReplicas,
    @JsonPropertyDescription("Average CPU use aimed at, in percent of the request, 10 to 95.")
        @Default("70")
        @Min(10)
        @Max(95)
        Integer targetCpuPercent) {

  public Autoscaling {
    minReplicas = requireNonNullElse(minReplicas, 1);
    targetCpuPercent = requireNonNullElse(targetCpuPercent, 70);
  }
}
