package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which session keys and service tokens are in use. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokensStatus(
    @JsonPropertyDescription("Number of those that are sent, counted up with each change.")
        @Nullable Long generation,
    @JsonPropertyDescription(
            "Resting; Laid while the next ones wait until every pod has read them; or Turned while"
                + " the old ones are still accepted. At most 32 characters.")
        @Size(max = 32)
        @Nullable String phase,
    @JsonPropertyDescription("Since when it is in this step.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant phaseSince,
    @JsonPropertyDescription("Since when those in use are sent.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant changedAt) {

  /** Nothing known. */
  public static TokensStatus empty() {
    return new TokensStatus(null, null, null, null);
  }
}
