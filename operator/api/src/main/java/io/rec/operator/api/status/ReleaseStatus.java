package io.rec.operator.api.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which release runs and which is on its way. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReleaseStatus(
    @JsonPropertyDescription("Release that runs, at most 63 characters.") @Size(max = 63)
        @Nullable String version,
    @JsonPropertyDescription("Release on its way, at most 63 characters.") @Size(max = 63)
        @Nullable String target,
    @JsonPropertyDescription("Number of the revision that runs.") @Nullable Long revision,
    @JsonPropertyDescription("Step of the release, at most 32 characters.") @Size(max = 32)
        @Nullable String phase,
    @JsonPropertyDescription("Wave of components that rolls now, from 0.") @Nullable Integer wave,
    @JsonPropertyDescription("Since when it is in this step.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant since,
    @JsonPropertyDescription(
            "Hash and version of a target that failed and is not tried again, at most 256"
                + " characters.")
        @Size(max = 256)
        @Nullable String failedTarget,
    @JsonPropertyDescription("Releases before this one, newest first, at most 10.")
        @Size(max = 10)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RevisionRecord> history,
    @JsonPropertyDescription(
            "Number of the revision that components bear until their wave has come.")
        @Nullable Long base,
    @JsonPropertyDescription("Number of the revision that is brought in, or gone back to.")
        @Nullable Long candidate,
    @JsonPropertyDescription("What rolls together, in order, at most 64.")
        @Size(max = 64)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ReleaseWave> waves,
    @JsonPropertyDescription("Since when the wave at hand is complete and well.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant healthySince,
    @JsonPropertyDescription(
            "Why the failed target failed: the component and its last error, at most 1024"
                + " characters.")
        @Size(max = 1024)
        @Nullable String message) {

  public ReleaseStatus {
    message = Sentence.of(message);
    history = List.copyOf(requireNonNullElse(history, List.of()));
    waves = List.copyOf(requireNonNullElse(waves, List.of()));
  }

  /** Nothing known. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ReleaseStatus empty() {
    return new ReleaseStatus(
        null, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
