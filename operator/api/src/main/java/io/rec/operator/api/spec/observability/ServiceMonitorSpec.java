package io.rec.operator.api.spec.observability;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.spec.value.ByKey;
import io.rec.operator.api.spec.value.Span;
import java.util.Map;

/** Scraping by the Prometheus operator. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceMonitorSpec(
    @JsonPropertyDescription("Whether ServiceMonitors are made.") @Default("false") Boolean enabled,
    @JsonPropertyDescription("Time between two scrapes, in h, m, s.")
        @Default("30s")
        @SchemaFrom(type = String.class)
        Span interval,
    @JsonPropertyDescription(
            "Labels by which a Prometheus finds the ServiceMonitor, at most 8, each value at most"
                + " 63 characters.")
        @Size(max = 8)
        @Items(maxLength = 63)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> labels) {

  public ServiceMonitorSpec {
    enabled = requireNonNullElse(enabled, false);
    interval = requireNonNullElse(interval, new Span("30s"));
    labels = ByKey.copyOf(requireNonNullElse(labels, Map.of()));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ServiceMonitorSpec defaults() {
    return new ServiceMonitorSpec(null, null, null);
  }
}
