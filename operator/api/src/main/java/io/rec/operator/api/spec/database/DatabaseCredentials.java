package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.rec.operator.api.spec.component.SecretRef;
import org.jspecify.annotations.Nullable;

/** With which login the services reach the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatabaseCredentials(
    @JsonPropertyDescription(
            "Secret with a login of your own (keys POSTGRES_USER and POSTGRES_PASSWORD, or username"
                + " and password): it is followed, and never rotated by the operator. Absent means"
                + " the operator makes and rotates logins.")
        @Nullable SecretRef secretRef,
    @JsonPropertyDescription("Rotation of the logins the operator made.") @Default("{}")
        RotationSpec rotation) {

  public DatabaseCredentials {
    rotation = requireNonNullElseGet(rotation, RotationSpec::defaults);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static DatabaseCredentials defaults() {
    return new DatabaseCredentials(null, null);
  }
}
