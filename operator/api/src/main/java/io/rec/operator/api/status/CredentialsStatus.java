package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which database login is in use. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CredentialsStatus(
    @JsonPropertyDescription("Number of the login in use, counted up with each rotation.")
        @Nullable Long generation,
    @JsonPropertyDescription("Login slot in use, a or b; at most 63 characters.") @Size(max = 63)
        @Nullable String slot,
    @JsonPropertyDescription("Secret the services read, at most 253 characters.") @Size(max = 253)
        @Nullable String secretName,
    @JsonPropertyDescription("Step of the rotation, at most 32 characters.") @Size(max = 32)
        @Nullable String phase,
    @JsonPropertyDescription("Since when it is in this step.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant phaseSince,
    @JsonPropertyDescription("Number of the login that is being brought in.")
        @Nullable Long pendingGeneration,
    @JsonPropertyDescription("When a rotation last ended.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastRotated,
    @JsonPropertyDescription("When the next one is due.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant nextRotation,
    @JsonPropertyDescription("What the rotation waits for, at most 1024 characters.")
        @Size(max = 1024)
        @Nullable String message,
    @JsonPropertyDescription("Since when the services are told to use the login being brought in.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant publishedAt,
    @JsonPropertyDescription("Since when no session uses the login being retired.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant quietSince,
    @JsonPropertyDescription("When a rotation was last given up; a scheduled one waits an hour.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant failedAt) {

  public CredentialsStatus {
    message = Sentence.of(message);
  }

  /** Nothing known. */
  public static CredentialsStatus empty() {
    return new CredentialsStatus(
        null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
