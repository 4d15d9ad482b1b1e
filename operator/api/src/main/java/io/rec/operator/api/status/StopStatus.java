package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an orderly stop has come, or the way back from one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StopStatus(
    @JsonPropertyDescription(
            "Pausing, Cancelling, WaitingForFlat, Flattening, Draining, Copying, Closing, Stopped or Starting; absent"
                + " while everything runs; at most 32 characters.")
        @Size(max = 32)
        @Nullable String phase,
    @JsonPropertyDescription(
            "Name of this stop, which its wishes to the kill switch bear; at most 128 characters.")
        @Size(max = 128)
        @Nullable String id,
    @JsonPropertyDescription("Since when it is in this phase, or at this layer.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant since,
    @JsonPropertyDescription(
            "How many layers of components shall run, from those that need nobody; absent means"
                + " all.")
        @Nullable Integer layers) {

  /** Everything runs, as far as a stop is concerned. */
  public static StopStatus empty() {
    return new StopStatus(null, null, null, null);
  }
}
