package io.rec.operator.api.spec;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import io.rec.operator.api.spec.component.ComponentOverride;
import io.rec.operator.api.spec.component.ContainerImage;
import io.rec.operator.api.spec.component.EnvVariable;
import io.rec.operator.api.spec.component.NothingSaid;
import io.rec.operator.api.spec.connector.ConnectorsSpec;
import io.rec.operator.api.spec.connector.VenueEnvironment;
import io.rec.operator.api.spec.database.BackupSpec;
import io.rec.operator.api.spec.database.DatabaseSpec;
import io.rec.operator.api.spec.network.GatewaySpec;
import io.rec.operator.api.spec.network.NetworkPolicySpec;
import io.rec.operator.api.spec.observability.ObservabilitySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What its owner wants of a trading system. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "self.mode != 'Live' || (self.allowLive && has(self.connectors.broker.credentialsSecretRef)"
            + " && self.connectors.broker.environment != 'Simulated')",
    message =
        "mode Live needs allowLive: true, connectors.broker.credentialsSecretRef and a"
            + " connectors.broker.environment other than Simulated: set them, or stay with Paper",
    fieldPath = ".mode",
    reason = "FieldValueForbidden")
@ValidationRule(
    value =
        "!has(self.components) || self.components.all(a, !has(a.port) ||"
            + " self.components.exists_one(b, has(b.port) && b.port == a.port))",
    message = "components holds the same port twice: give each component its own number",
    fieldPath = ".components",
    reason = "FieldValueInvalid")
@ValidationRule(
    value =
        "!has(self.components) || self.components.all(c,"
            + " !c.name.startsWith('symbol-price-watchdog-') || self.symbols.exists(s,"
            + " 'symbol-price-watchdog-' + s.lowerAscii() == c.name))",
    message =
        "components names a watchdog whose symbol is not in symbols: add the symbol or remove the"
            + " override",
    fieldPath = ".components",
    reason = "FieldValueInvalid")
@ValidationRule(
    value =
        "self.profile == 'Development' || !has(self.database.external) ||"
            + " self.database.external.sslMode == 'verify-full' || (oldSelf.hasValue() &&"
            + " oldSelf.value().profile == self.profile &&"
            + " has(oldSelf.value().database.external) &&"
            + " oldSelf.value().database.external.sslMode == self.database.external.sslMode)",
    message =
        "profile Production speaks with a database elsewhere only over TLS that proves who answers:"
            + " set database.external.sslMode: verify-full and name the authority in caSecretRef, or"
            + " use profile Development",
    fieldPath = ".database.external.sslMode",
    reason = "FieldValueForbidden",
    optionalOldSelf = true)
public record TradingSystemSpec(
    @JsonPropertyDescription("Release of the services as major.minor.patch, 5 to 63 characters.")
        @Required
        @Size(min = 5, max = 63)
        @Pattern("^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$")
        String version,
    @JsonPropertyDescription(
            "Production or Development: sizes of CPU, memory and logs; only in Development may"
                + " login be switched off.")
        @Default("Production")
        Profile profile,
    @JsonPropertyDescription(
            "Paper trades against the simulator; Live trades real money and needs allowLive, broker"
                + " credentials and a broker environment other than Simulated.")
        @Default("Paper")
        Mode mode,
    @JsonPropertyDescription("The second key for Live: without it mode Live is refused.")
        @Default("false")
        Boolean allowLive,
    @JsonPropertyDescription("Stops the system in order and keeps its data.") @Default("false")
        Boolean suspend,
    @JsonPropertyDescription("Stops trading at once while the system stays up.") @Default("{}")
        KillSwitchSpec killSwitch,
    @JsonPropertyDescription(
            "What happens to positions in an emergency, and when a Live desk that is to stop is not"
                + " flat by itself within 10 minutes: Flatten, CancelOnly or Hold.")
        @Default("Flatten")
        EmergencyPolicy emergencyPolicy,
    @JsonPropertyDescription(
            "What happens to resting orders when components stop: Cancel, or Handover to a"
                + " standby.")
        @Default("Cancel")
        OnShutdown onShutdown,
    @JsonPropertyDescription(
            "Coins that are watched, one watchdog each, 1 to 16 symbols of 2 to 10 capital letters"
                + " or digits.")
        @Default("[\"BTC\", \"ETH\"]")
        @Size(min = 1, max = 16)
        @Merged(By.ITEM)
        @Items(maxLength = 10, pattern = "^[A-Z0-9]{2,10}$")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> symbols,
    @JsonPropertyDescription(
            "Image of the services; absent means the one the operator was installed with, at the"
                + " tag of version.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingSaid.class)
        ContainerImage image,
    @JsonPropertyDescription("Environment variables of every component, at most 64.")
        @Size(max = 64)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<EnvVariable> env,
    @JsonPropertyDescription(
            "What differs from the catalog, per component, at most 32; a component that is not"
                + " listed runs as in the catalog.")
        @Size(max = 32)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ComponentOverride> components,
    @JsonPropertyDescription(
            "Where everything is stored. Leaving the block out means a managed server; a block of"
                + " your own must name managed or external.")
        @Default("{\"managed\": {}}")
        DatabaseSpec database,
    @JsonPropertyDescription("Copies of the database.") @Default("{}") BackupSpec backup,
    @JsonPropertyDescription("Which outside service plays which part.") @Default("{}")
        ConnectorsSpec connectors,
    @JsonPropertyDescription("How much may be lost or at stake, in cents and contracts.")
        @Default("{}")
        RiskLimits riskLimits,
    @JsonPropertyDescription("Whether the desk may open trades by itself.") @Default("{}")
        AutoEntrySpec autoEntry,
    @JsonPropertyDescription(
            "How the dashboard is reached from outside the cluster; absent means by kubectl"
                + " port-forward.")
        @Nullable GatewaySpec gateway,
    @JsonPropertyDescription("Who may speak to whom.") @Default("{}")
        NetworkPolicySpec networkPolicy,
    @JsonPropertyDescription("What the system tells about itself.") @Default("{}")
        ObservabilitySpec observability,
    @JsonPropertyDescription("How the operator answers failures that spread.") @Default("{}")
        RecoverySpec recovery,
    @JsonPropertyDescription("How a new release is brought in.") @Default("{}") RolloutSpec rollout,
    @JsonPropertyDescription(
            "Times in which the operator may roll pods of its own accord, at most 8; none means any"
                + " time for logins, and with the next release for what a newer operator renders"
                + " differently.")
        @Size(max = 8)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<MaintenanceWindow> maintenanceWindows,
    @JsonPropertyDescription("What happens when the system is deleted.") @Default("{}")
        DeletionSpec deletion) {

  public TradingSystemSpec {
    profile = requireNonNullElse(profile, Profile.PRODUCTION);
    mode = requireNonNullElse(mode, Mode.PAPER);
    allowLive = requireNonNullElse(allowLive, false);
    suspend = requireNonNullElse(suspend, false);
    killSwitch = requireNonNullElseGet(killSwitch, KillSwitchSpec::defaults);
    emergencyPolicy = requireNonNullElse(emergencyPolicy, EmergencyPolicy.FLATTEN);
    onShutdown = requireNonNullElse(onShutdown, OnShutdown.CANCEL);
    symbols = List.copyOf(requireNonNullElse(symbols, List.of("BTC", "ETH")));
    image = requireNonNullElseGet(image, ContainerImage::defaults);
    env = List.copyOf(requireNonNullElse(env, List.of()));
    components = List.copyOf(requireNonNullElse(components, List.of()));
    database = requireNonNullElseGet(database, DatabaseSpec::defaults);
    backup = requireNonNullElseGet(backup, BackupSpec::defaults);
    connectors = requireNonNullElseGet(connectors, ConnectorsSpec::defaults);
    riskLimits = requireNonNullElseGet(riskLimits, RiskLimits::defaults);
    autoEntry = requireNonNullElseGet(autoEntry, AutoEntrySpec::defaults);
    networkPolicy = requireNonNullElseGet(networkPolicy, NetworkPolicySpec::defaults);
    observability = requireNonNullElseGet(observability, ObservabilitySpec::defaults);
    recovery = requireNonNullElseGet(recovery, RecoverySpec::defaults);
    rollout = requireNonNullElseGet(rollout, RolloutSpec::defaults);
    maintenanceWindows = List.copyOf(requireNonNullElse(maintenanceWindows, List.of()));
    deletion = requireNonNullElseGet(deletion, DeletionSpec::defaults);
  }

  /**
   * Who plays which part in this mode: on paper nobody reaches the exchange's production, whose
   * part, and that of the prices, the simulator takes.
   */
  public ConnectorsSpec connectorsInForce() {
    return mode == Mode.PAPER && connectors.broker().environment() == VenueEnvironment.PRODUCTION
        ? connectors.onPaper()
        : connectors;
  }

  /**
   * Copies of the database are taken here: of a managed one, and of one that runs elsewhere if its
   * administrator's login is named.
   */
  public boolean copiesDatabase() {
    var external = database.external();
    return backup.enabled() && (external == null || external.adminSecretRef() != null);
  }
}
