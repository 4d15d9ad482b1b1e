package io.rec.operator.api.status;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one component is doing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ComponentStatus(
    @JsonPropertyDescription("Name of the component, at most 45 characters.")
        @Required
        @Size(max = 45)
        String name,
    @JsonPropertyDescription("Pods that should run.") @Nullable Integer desired,
    @JsonPropertyDescription("Pods that are ready.") @Nullable Integer ready,
    @JsonPropertyDescription("Restarts of the containers of its pods.") @Nullable Integer restarts,
    @JsonPropertyDescription("Release it runs, at most 63 characters.") @Size(max = 63)
        @Nullable String version,
    @JsonPropertyDescription("In one word how it is doing, at most 32 characters.") @Size(max = 32)
        @Nullable String state,
    @JsonPropertyDescription("Since when it is in this state.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant since,
    @JsonPropertyDescription("Component that is the root of its trouble, at most 253 characters.")
        @Size(max = 253)
        @Nullable String blockedBy,
    @JsonPropertyDescription("Start-up step it has reached, 1 to 5.") @Nullable Integer phase,
    @JsonPropertyDescription("Its last error in words, at most 1024 characters.") @Size(max = 1024)
        @Nullable String lastError,
    @JsonPropertyDescription("Hash of its pod template, at most 64 characters.") @Size(max = 64)
        @Nullable String hash,
    @JsonPropertyDescription(
            "Token of the last restart asked for; kept for ever, since dropping it would roll the"
                + " pods; at most 128 characters.")
        @Size(max = 128)
        @Nullable String restartToken,
    @JsonPropertyDescription(
            "Components without which it is not ready, and how they are doing, at most 32.")
        @Size(max = 32)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<DependencyStatus> dependsOn) {

  public ComponentStatus {
    lastError = Sentence.of(lastError);
    dependsOn = List.copyOf(requireNonNullElse(dependsOn, List.of()));
  }

  /** The same with another root of its trouble. */
  public ComponentStatus withBlockedBy(String root) {
    return new ComponentStatus(
        name,
        desired,
        ready,
        restarts,
        version,
        state,
        since,
        root,
        phase,
        lastError,
        hash,
        restartToken,
        dependsOn);
  }

  /** The same after another restart was asked for. */
  public ComponentStatus withRestartToken(String token) {
    return new ComponentStatus(
        name, desired, ready, restarts, version, state, since, blockedBy, phase, lastError, hash,
        token, dependsOn);
  }
}
