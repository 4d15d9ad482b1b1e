package io.rec.operator.api.spec.network;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.util.List;

/** Who may speak to whom. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "!has(self.egressCidrs) || self.egressCidrs.all(c, isCIDR(c))",
    message =
        "egressCidrs holds something that is not a CIDR: write ranges like 203.0.113.0/24 or"
            + " 2001:db8::/32",
    fieldPath = ".egressCidrs",
    reason = "FieldValueInvalid")
public record NetworkPolicySpec(
    @JsonPropertyDescription("Whether NetworkPolicies close everything that is not declared.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription(
            "Who may open the dashboard from inside the cluster, at most 16 entries; none means"
                + " everyone.")
        @Size(max = 16)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PeerSelector> allowGatewayFrom,
    @JsonPropertyDescription(
            "Address ranges that connectors may reach, in CIDR notation, at most 32 of at most 43"
                + " characters; none means every public"
                + " address.")
        @Size(max = 32)
        @Merged(By.ITEM)
        @Items(maxLength = 43)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> egressCidrs,
    @JsonPropertyDescription(
            "Who may read the metrics of every component, at most 16 entries; none means the"
                + " namespace named monitoring while ServiceMonitors are made, else nobody.")
        @Size(max = 16)
        @Merged(By.WHOLE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PeerSelector> allowMetricsFrom) {

  public NetworkPolicySpec {
    enabled = requireNonNullElse(enabled, true);
    allowGatewayFrom = List.copyOf(requireNonNullElse(allowGatewayFrom, List.of()));
    egressCidrs = List.copyOf(requireNonNullElse(egressCidrs, List.of()));
    allowMetricsFrom = List.copyOf(requireNonNullElse(allowMetricsFrom, List.of()));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static NetworkPolicySpec defaults() {
    return new NetworkPolicySpec(null, null, null, null);
  }
}
