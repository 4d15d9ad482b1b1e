package io.rec.operator.api.spec.component;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import io.rec.operator.api.spec.value.ByKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where pods may run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Scheduling(
    @JsonPropertyDescription(
            "Labels a node must have, at most 16, each value at most 63 characters.")
        @Size(max = 16)
        @Items(maxLength = 63)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> nodeSelector,
    @JsonPropertyDescription("Name of the PriorityClass of the pods, at most 253 characters.")
        @Size(max = 253)
        @Nullable String priorityClassName,
    @JsonPropertyDescription("Taints that do not keep the pods away, at most 16.")
        @Size(max = 16)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Toleration> tolerations) {

  public Scheduling {
    nodeSelector = ByKey.copyOf(requireNonNullElse(nodeSelector, Map.of()));
    tolerations = List.copyOf(requireNonNullElse(tolerations, List.of()));
  }

  /** Anywhere. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static Scheduling defaults() {
    return new Scheduling(null, null, null);
  }
}
