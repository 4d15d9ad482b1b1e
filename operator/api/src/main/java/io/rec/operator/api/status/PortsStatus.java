package io.rec.operator.api.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.spec.value.ByKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port manifest that is applied. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PortsStatus(
    @JsonPropertyDescription("Hash of the manifest, at most 64 characters.") @Size(max = 64)
        @Nullable String hash,
    @JsonPropertyDescription("ConfigMap that holds it, at most 253 characters.") @Size(max = 253)
        @Nullable String configMap,
    @JsonPropertyDescription(
            "Old port numbers that Services still answer on, by component; at most 32.")
        @Size(max = 32)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Integer> previous,
    @JsonPropertyDescription("Since when this manifest is applied.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant since) {

  public PortsStatus {
    previous = ByKey.copyOf(requireNonNullElse(previous, Map.of()));
  }

  /** Nothing known. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static PortsStatus empty() {
    return new PortsStatus(null, null, null, null);
  }
}
