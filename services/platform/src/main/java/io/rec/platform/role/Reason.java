package io.rec.platform.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;

/** Why a service is not ready; the operator and the screens show these words. */
@Serdeable
public enum Reason {
  DATABASE_UNAVAILABLE("DatabaseUnavailable"),
  SCHEMA_OUTDATED("SchemaOutdated"),
  CREDENTIALS_REFUSED("CredentialsRefused"),
  MANIFEST_MISSING("ManifestMissing"),
  DEPENDENCY_NOT_READY("DependencyNotReady"),
  STARTING_UP("StartingUp"),
  SHUTTING_DOWN("ShuttingDown");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  @JsonCreator
  static Reason of(String word) {
    for (Reason reason : values()) {
      if (reason.word.equals(word)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("unknown reason " + word);
  }

  @JsonValue
  public String word() {
    return word;
  }
}
