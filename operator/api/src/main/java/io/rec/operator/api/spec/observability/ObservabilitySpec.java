package io.rec.operator.api.spec.observability;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** What the system tells about itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ObservabilitySpec(
    @JsonPropertyDescription(
            "Traces and metrics for a collector; without an endpoint nothing is sent.")
        @Default("{}")
        OpenTelemetrySpec openTelemetry,
    @JsonPropertyDescription("Scraping by the Prometheus operator.") @Default("{}")
        ServiceMonitorSpec serviceMonitor,
    @JsonPropertyDescription("How much the services say: Error, Warn, Info or Debug.")
        @Default("Info")
        LogLevel logLevel) {

  public ObservabilitySpec {
    openTelemetry = requireNonNullElseGet(openTelemetry, OpenTelemetrySpec::defaults);
    serviceMonitor = requireNonNullElseGet(serviceMonitor, ServiceMonitorSpec::defaults);
    logLevel = requireNonNullElse(logLevel, LogLevel.INFO);
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ObservabilitySpec defaults() {
    return new ObservabilitySpec(null, null, null);
  }
}
