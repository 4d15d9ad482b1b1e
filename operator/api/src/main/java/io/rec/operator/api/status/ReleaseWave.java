package io.rec.operator.api.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.util.List;

/** Workloads that roll together. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReleaseWave(
    @JsonPropertyDescription("Their names, at most 32 of at most 63 characters.")
        @Size(max = 32)
        @Merged(By.WHOLE)
        @Items(maxLength = 63)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> components) {

  public ReleaseWave {
    components = List.copyOf(requireNonNullElse(components, List.of()));
  }
}
