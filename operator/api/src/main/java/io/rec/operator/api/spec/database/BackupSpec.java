package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Copies of the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BackupSpec(
    @JsonPropertyDescription(
            "Whether backups are made; of a database elsewhere only where"
                + " database.external.adminSecretRef names a login for it.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription("When, as a cron line in timeZone; at most 64 characters.")
        @Default("0 2 * * *")
        @Size(max = 64)
        @Pattern("^(@(hourly|daily|weekly|monthly)|(\\S+\\s+){4}\\S+)$")
        String schedule,
    @JsonPropertyDescription("Time zone of the schedules by its IANA name, at most 64 characters.")
        @Default("Etc/UTC")
        @Size(max = 64)
        String timeZone,
    @JsonPropertyDescription(
            "How long backups are kept, in days, 1 to 365; the newest good one is never removed.")
        @Default("7")
        @Min(1)
        @Max(365)
        Integer retentionDays,
    @JsonPropertyDescription("Volume for the backups.") @Default("{}") StorageSpec storage,
    @JsonPropertyDescription("Regular trial restore of the newest backup.") @Default("{}")
        RestoreDrillSpec restoreDrill) {

  public BackupSpec {
    enabled = requireNonNullElse(enabled, true);
    schedule = requireNonNullElse(schedule, "0 2 * * *");
    timeZone = requireNonNullElse(timeZone, "Etc/UTC");
    retentionDays = requireNonNullElse(retentionDays, 7);
    storage = requireNonNullElseGet(storage, StorageSpec::defaults);
    restoreDrill = requireNonNullElseGet(restoreDrill, RestoreDrillSpec::defaults);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static BackupSpec defaults() {
    return new BackupSpec(null, null, null, null, null, null);
  }
}
