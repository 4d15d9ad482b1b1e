package io.rec.operator.api.spec.component;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import io.rec.operator.api.spec.value.ByKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What a container asks for and what it may not exceed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourceNeeds(
    @JsonPropertyDescription(
            "What is set aside on the node: cpu in cores (250m is a quarter), memory in bytes"
                + " (384Mi); at most 8 entries. An entry replaces the one of the profile.")
        @Size(max = 8)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Quantity> requests,
    @JsonPropertyDescription(
            "What the container may not exceed: cpu in cores, memory in bytes; at most 8 entries."
                + " An entry replaces the one of the profile.")
        @Size(max = 8)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Quantity> limits) {

  public ResourceNeeds {
    requests = ByKey.copyOf(requireNonNullElse(requests, Map.of()));
    limits = ByKey.copyOf(requireNonNullElse(limits, Map.of()));
  }

  /** Nothing said: what the profile gives. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ResourceNeeds defaults() {
    return new ResourceNeeds(null, null);
  }

  /**
   * These entries, and where they say nothing those of the base. An own request above the limit of
   * the base raises that limit, and an own limit below its request lowers the request, since
   * Kubernetes refuses a container that asks for more than it may have.
   */
  public ResourceNeeds over(ResourceNeeds base) {
    var asked = merged(base.requests, requests);
    var allowed = merged(base.limits, limits);
    asked.forEach(
        (resource, request) -> {
          var limit = allowed.get(resource);
          if (limit == null || amount(request).compareTo(amount(limit)) <= 0) {
            return;
          }
          if (limits.containsKey(resource)) {
            asked.put(resource, limit);
          } else {
            allowed.put(resource, request);
          }
        });
    return new ResourceNeeds(asked, allowed);
  }

  private static BigDecimal amount(Quantity quantity) {
    return quantity.getNumericalAmount();
  }

  private static Map<String, Quantity> merged(
      Map<String, Quantity> base, Map<String, Quantity> own) {
    var all = new TreeMap<>(base);
    all.putAll(own);
    return all;
  }
}
