package io.rec.operator.api.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator does about a failure that spreads. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecoveryStatus(
    @JsonPropertyDescription("Idle, Restarting, Settling or Exhausted; at most 32 characters.")
        @Size(max = 32)
        @Nullable String phase,
    @JsonPropertyDescription(
            "Name of this recovery, which is also its restart token; at most 128 characters.")
        @Size(max = 128)
        @Nullable String id,
    @JsonPropertyDescription(
            "Person who asked for it, at most 128 characters; absent if the operator began it.")
        @Size(max = 128)
        @Nullable String requestedBy,
    @JsonPropertyDescription("Where failures of now began, at most 32 of at most 253 characters.")
        @Size(max = 32)
        @Merged(By.WHOLE)
        @Items(maxLength = 253)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> rootCauses,
    @JsonPropertyDescription("What is restarted, in order, at most 32.")
        @Size(max = 32)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RecoveryStage> stages,
    @JsonPropertyDescription("Stage it has reached, from 0.") @Nullable Integer stage,
    @JsonPropertyDescription("Since when it is in this stage.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant stageSince,
    @JsonPropertyDescription("When recoveries began within the window, at most 20.")
        @Size(max = 20)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Instant> attempts,
    @JsonPropertyDescription("Before this time no further recovery begins.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant nextAllowedAt,
    @JsonPropertyDescription("Generation of the spec it began under; another one ends it.")
        @Nullable Long generation,
    @JsonPropertyDescription(
            "Last request of the failure detector, or of a person on the page, that was answered;"
                + " at most 128 characters.")
        @Size(max = 128)
        @Nullable String servedRequest) {

  public RecoveryStatus {
    rootCauses = List.copyOf(requireNonNullElse(rootCauses, List.of()));
    stages = List.copyOf(requireNonNullElse(stages, List.of()));
    attempts = List.copyOf(requireNonNullElse(attempts, List.of()));
  }

  /** Nothing known. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static RecoveryStatus empty() {
    return new RecoveryStatus(null, null, null, null, null, null, null, null, null, null, null);
  }
}
