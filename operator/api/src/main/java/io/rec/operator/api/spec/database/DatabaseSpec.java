package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where everything is stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.managed) != has(self.external)",
    message =
        "database needs exactly one of managed and external: add managed: {} for a server run by"
            + " the operator, or external with its host; the one cannot become the other in place:"
            + " back up, create a new TradingSystem and restore",
    reason = "FieldValueInvalid")
@ValidationRule(
    value =
        "!has(self.external) || has(self.external.adminSecretRef) ||"
            + " has(self.credentials.secretRef)",
    message =
        "an external database needs a login: set external.adminSecretRef (rotated by the operator)"
            + " or credentials.secretRef (your own)",
    fieldPath = ".external",
    reason = "FieldValueRequired")
@ValidationRule(
    value = "has(self.managed) == has(oldSelf.managed)",
    message =
        "switching between managed and external is not possible in place: back up, create a new"
            + " TradingSystem and restore",
    reason = "FieldValueForbidden")
@ValidationRule(
    value = "self.name == oldSelf.name",
    message =
        "database.name is fixed once the system exists, the data would stay behind: put the old"
            + " name back",
    fieldPath = ".name",
    reason = "FieldValueForbidden")
@ValidationRule(
    value = "self.user == oldSelf.user",
    message =
        "database.user is fixed once the system exists, it owns the tables: put the old name back",
    fieldPath = ".user",
    reason = "FieldValueForbidden")
public record DatabaseSpec(
    @JsonPropertyDescription(
            "Name of the database, at most 63 characters; fixed once the system exists.")
        @Default("rec_io_db")
        @Size(min = 1, max = 63)
        @Pattern("^[a-z_][a-z0-9_]*$")
        String name,
    @JsonPropertyDescription(
            "Role that owns the tables, at most 40 characters; logins are named after it; fixed"
                + " once the system exists.")
        @Default("rec_io_user")
        @Size(min = 1, max = 40)
        @Pattern("^[a-z_][a-z0-9_]*$")
        String user,
    @JsonPropertyDescription(
            "A server run by the operator; managed: {} is complete. Exactly one of managed and"
                + " external: a database block that names neither is refused, leaving out the whole"
                + " block means managed.")
        @Nullable ManagedDatabase managed,
    @JsonPropertyDescription("A server of your own. Exactly one of managed and external.")
        @Nullable ExternalDatabase external,
    @JsonPropertyDescription("Logins of the services.") @Default("{}")
        DatabaseCredentials credentials,
    @JsonPropertyDescription("Schema changes at a release.") @Default("{}")
        MigrationSpec migration) {

  public DatabaseSpec {
    name = requireNonNullElse(name, "rec_io_db");
    user = requireNonNullElse(user, "rec_io_user");
    credentials = requireNonNullElseGet(credentials, DatabaseCredentials::defaults);
    migration = requireNonNullElseGet(migration, MigrationSpec::defaults);
  }

  /** A managed database with every other field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static DatabaseSpec defaults() {
    return new DatabaseSpec(null, null, ManagedDatabase.defaults(), null, null, null);
  }
}
