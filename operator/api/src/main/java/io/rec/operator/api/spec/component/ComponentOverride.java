package io.rec.operator.api.spec.component;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What differs from the catalog for one component. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "self.name in"
            + " ['main-app', 'trade-manager', 'trade-executor', 'active-trade-supervisor',"
            + " 'auto-entry-supervisor', 'kalshi-account-sync', 'kalshi-api-watchdog',"
            + " 'unified-production-coordinator', 'cascading-failure-detector', 'system-monitor',"
            + " 'db-poller', 'ai-service', 'connector-hub', 'venue-simulator']"
            + " || self.name.matches('^symbol-price-watchdog-[a-z0-9]{2,10}$')",
    message =
        "components[].name is no component of a TradingSystem: it must be one of main-app,"
            + " trade-manager, trade-executor, active-trade-supervisor, auto-entry-supervisor,"
            + " kalshi-account-sync, kalshi-api-watchdog, unified-production-coordinator,"
            + " cascading-failure-detector, system-monitor, db-poller, ai-service, connector-hub,"
            + " venue-simulator or symbol-price-watchdog-<symbol>",
    fieldPath = ".name",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "!(has(self.replicas) && has(self.autoscaling))",
    message =
        "set replicas or autoscaling, not both: autoscaling decides the number of pods itself",
    fieldPath = ".replicas",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "!has(self.autoscaling) || self.name in ['main-app', 'ai-service', 'db-poller']",
    message =
        "autoscaling is possible only for main-app, ai-service and db-poller: the others have one"
            + " active pod, use replicas for standbys",
    fieldPath = ".autoscaling",
    reason = "FieldValueForbidden")
@ValidationRule(
    value =
        "!has(self.port) || self.port in [3000,4000] || (self.port >= 8000 && self.port <= 8100)",
    message = "port must be 3000, 4000 or within 8000-8100: choose a free number of that range",
    fieldPath = ".port",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "!has(self.dependsOn) || !(self.name in self.dependsOn)",
    message = "dependsOn must not name the component itself: remove it from its own list",
    fieldPath = ".dependsOn",
    reason = "FieldValueInvalid")
public record ComponentOverride(
    @JsonPropertyDescription(
            "Name of the component as in kubectl get deploy, such as trade-executor or"
                + " symbol-price-watchdog-btc; at most 45 characters.")
        @Required
        @Size(min = 1, max = 45)
        @Pattern("^[a-z][a-z0-9-]*[a-z0-9]$")
        String name,
    @JsonPropertyDescription("Whether the component runs; absent means yes.")
        @Nullable Boolean enabled,
    @JsonPropertyDescription(
            "Number of pods, 0 to 10; absent means 1. Components that trade have one active pod,"
                + " further ones stand by.")
        @Min(0)
        @Max(10)
        @Nullable Integer replicas,
    @JsonPropertyDescription(
            "Number of pods by load; only main-app, ai-service and db-poller; excludes replicas.")
        @Nullable Autoscaling autoscaling,
    @JsonPropertyDescription(
            "Port number of Service and container: 3000, 4000 or 8000 to 8100; absent means the"
                + " number of the catalog.")
        @Nullable Integer port,
    @JsonPropertyDescription(
            "Whether the operator restarts the component when it is the root of a failure; absent"
                + " means as in the catalog.")
        @Nullable Boolean critical,
    @JsonPropertyDescription(
            "Components it waits for before it is ready, at most 16 names of at most 45 characters;"
                + " replaces the list of the catalog, an empty list means none.")
        @Size(max = 16)
        @Merged(By.ITEM)
        @Items(maxLength = 45)
        @Nullable List<String> dependsOn,
    @JsonPropertyDescription(
            "An image other than that of the system; absent fields are taken from spec.image.")
        @Nullable ContainerImage image,
    @JsonPropertyDescription(
            "Environment variables of this component alone, at most 64; they win over spec.env.")
        @Size(max = 64)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<EnvVariable> env,
    @JsonPropertyDescription("CPU and memory; absent entries are those of the profile.")
        @Nullable ResourceNeeds resources,
    @JsonPropertyDescription("Where its pods may run.") @Nullable Scheduling scheduling) {

  public ComponentOverride {
    dependsOn = dependsOn == null ? null : List.copyOf(dependsOn);
    env = List.copyOf(requireNonNullElse(env, List.of()));
  }

  /** Nothing differs from the catalog. */
  public static ComponentOverride none(String name) {
    return new ComponentOverride(
        name, null, null, null, null, null, null, null, List.of(), null, null);
  }

  /** The port its owner has written. */
  public OptionalInt portIfWritten() {
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
