package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The database as it was found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatabaseStatus(
    @JsonPropertyDescription("Version of the schema, at most 64 characters.") @Size(max = 64)
        @Nullable String schemaVersion,
    @JsonPropertyDescription("Host and port, at most 260 characters.") @Size(max = 260)
        @Nullable String endpoint,
    @JsonPropertyDescription(
            "Token of the last restart of the managed database; kept for ever, since dropping it"
                + " would roll its pod; at most 128 characters.")
        @Size(max = 128)
        @Nullable String restartToken) {

  /** The same after another restart was asked for. */
  public DatabaseStatus withRestartToken(String token) {
    return new DatabaseStatus(schemaVersion, endpoint, token);
  }

  /** Nothing known. */
  public static DatabaseStatus empty() {
    return new DatabaseStatus(null, null, null);
  }
}
