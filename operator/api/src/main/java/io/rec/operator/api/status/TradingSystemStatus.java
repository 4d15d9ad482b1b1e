package io.rec.operator.api.status;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says about a trading system. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TradingSystemStatus(
    @JsonPropertyDescription("Generation of the spec this status is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Release of the operator that wrote it, at most 63 characters.")
        @Size(max = 63)
        @Nullable String operatorVersion,
    @JsonPropertyDescription(
            "Pending, Installing, Running, Degraded, Updating, RollingBack, Recovering, Suspending,"
                + " Suspended, Stopping or Failed; at most 32 characters.")
        @Size(max = 32)
        @Nullable String state,
    @JsonPropertyDescription("Paper or Live, as it is in force; at most 16 characters.")
        @Size(max = 16)
        @Nullable String mode,
    @JsonPropertyDescription("Ready components of all, such as 15/15; at most 16 characters.")
        @Size(max = 16)
        @Nullable String ready,
    @JsonPropertyDescription("The most important fact in one line, at most 1024 characters.")
        @Size(max = 1024)
        @Nullable String message,
    @JsonPropertyDescription("Answers about the system as a whole, at most 32.")
        @Size(max = 32)
        @Merged(value = By.KEY, key = "type")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Condition> conditions,
    @JsonPropertyDescription("How each component is doing, at most 32.")
        @Size(max = 32)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ComponentStatus> components,
    @JsonPropertyDescription("The port manifest that is applied.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        PortsStatus ports,
    @JsonPropertyDescription("Which release runs and which is on its way.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        ReleaseStatus release,
    @JsonPropertyDescription("What the operator does about a failure that spreads.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        RecoveryStatus recovery,
    @JsonPropertyDescription("How far an orderly stop has come, or the way back.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        StopStatus stop,
    @JsonPropertyDescription("Which database login is in use.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        CredentialsStatus credentials,
    @JsonPropertyDescription("Which session keys and service tokens are in use.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        TokensStatus tokens,
    @JsonPropertyDescription("The database as it was found.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        DatabaseStatus database,
    @JsonPropertyDescription("How the copies are doing.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        BackupStatus backup,
    @JsonPropertyDescription("The desk at a glance.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        TradingStatus trading,
    @JsonPropertyDescription("Requests that were served.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = BlankPart.class)
        RequestsStatus requests) {

  public TradingSystemStatus {
    message = Sentence.of(message);
    conditions = List.copyOf(requireNonNullElse(conditions, List.of()));
    components = List.copyOf(requireNonNullElse(components, List.of()));
    ports = requireNonNullElseGet(ports, PortsStatus::empty);
    release = requireNonNullElseGet(release, ReleaseStatus::empty);
    recovery = requireNonNullElseGet(recovery, RecoveryStatus::empty);
    stop = requireNonNullElseGet(stop, StopStatus::empty);
    credentials = requireNonNullElseGet(credentials, CredentialsStatus::empty);
    tokens = requireNonNullElseGet(tokens, TokensStatus::empty);
    database = requireNonNullElseGet(database, DatabaseStatus::empty);
    backup = requireNonNullElseGet(backup, BackupStatus::empty);
    trading = requireNonNullElseGet(trading, TradingStatus::empty);
    requests = requireNonNullElseGet(requests, RequestsStatus::empty);
  }

  /** What is known of a system nobody has looked at: nothing. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static TradingSystemStatus empty() {
    return new TradingSystemStatus(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }

  /** A draft that begins as this status and may be changed before it is sealed. */
  public StatusDraft change() {
    return new StatusDraft(this);
  }
}
