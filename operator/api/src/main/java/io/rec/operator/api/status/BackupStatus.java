package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the copies are doing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BackupStatus(
    @JsonPropertyDescription("When a backup last succeeded.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastSuccess,
    @JsonPropertyDescription("When a backup last failed.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastFailure,
    @JsonPropertyDescription("Size of the newest backup, in bytes.") @Nullable Long sizeBytes,
    @JsonPropertyDescription("When a backup was last restored for proof.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastDrill,
    @JsonPropertyDescription("Age of the newest backup in words, at most 32 characters.")
        @Size(max = 32)
        @Nullable String age) {

  /** Nothing known. */
  public static BackupStatus empty() {
    return new BackupStatus(null, null, null, null, null);
  }
}
