package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The last request of each kind that was served, so that none is served twice. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestsStatus(
    @JsonPropertyDescription(
            "Last value of rec.io/restart that was served, at most 256 characters.")
        @Size(max = 256)
        @Nullable String restart,
    @JsonPropertyDescription(
            "Last value of rec.io/rotate-credentials that was served, at most 256 characters.")
        @Size(max = 256)
        @Nullable String rotate,
    @JsonPropertyDescription(
            "Last value of rec.io/rollback that was served, at most 256 characters.")
        @Size(max = 256)
        @Nullable String rollback,
    @JsonPropertyDescription("Last value of rec.io/kill that was served, at most 256 characters.")
        @Size(max = 256)
        @Nullable String kill,
    @JsonPropertyDescription(
            "Last value of rec.io/backup-now that was served, at most 256 characters.")
        @Size(max = 256)
        @Nullable String backup,
    @JsonPropertyDescription(
            "Last value of rec.io/reset-recovery that was served, at most 256 characters.")
        @Size(max = 256)
        @Nullable String resetRecovery) {

  /** Nothing known. */
  public static RequestsStatus empty() {
    return new RequestsStatus(null, null, null, null, null, null);
  }

  public RequestsStatus withRestart(String value) {
    return new RequestsStatus(value, rotate, rollback, kill, backup, resetRecovery);
  }

  public RequestsStatus withRotate(String value) {
    return new RequestsStatus(restart, value, rollback, kill, backup, resetRecovery);
  }

  public RequestsStatus withRollback(String value) {
    return new RequestsStatus(restart, rotate, value, kill, backup, resetRecovery);
  }

  public RequestsStatus withKill(String value) {
    return new RequestsStatus(restart, rotate, rollback, value, backup, resetRecovery);
  }

  public RequestsStatus withBackup(String value) {
    return new RequestsStatus(restart, rotate, rollback, kill, value, resetRecovery);
  }

  public RequestsStatus withResetRecovery(String value) {
    return new RequestsStatus(restart, rotate, rollback, kill, backup, value);
  }
}
