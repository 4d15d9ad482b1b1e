package io.rec.operator.api.spec.network;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.spec.value.ByKey;
import java.util.Map;

/** Pods that may speak to the gateway. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PeerSelector(
    @JsonPropertyDescription(
            "Labels of their namespace, at most 8, each value at most 63 characters; none means the"
                + " namespace of the TradingSystem.")
        @Size(max = 8)
        @Items(maxLength = 63)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> namespaceSelector,
    @JsonPropertyDescription(
            "Labels of the pods, at most 8, each value at most 63 characters; none means all pods"
                + " there.")
        @Size(max = 8)
        @Items(maxLength = 63)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> podSelector) {

  public PeerSelector {
    namespaceSelector = ByKey.copyOf(requireNonNullElse(namespaceSelector, Map.of()));
    podSelector = ByKey.copyOf(requireNonNullElse(podSelector, Map.of()));
  }
}
