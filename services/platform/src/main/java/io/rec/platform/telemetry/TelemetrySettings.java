package io.rec.platform.telemetry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The OTEL_* and log variables of the pod. */
public record TelemetrySettings(
    String otlpEndpoint,
    double sampleRatio,
    Duration sentEvery,
    Map<String, String> resourceAttributes,
    String logLevel,
    LogFormat logFormat,
    String logDirectory) {

  /** How a line on standard output looks. */
  public enum LogFormat {
    JSON,
    TEXT
  }

  public TelemetrySettings {
    resourceAttributes = Map.copyOf(resourceAttributes);
  }

  public static TelemetrySettings from(Map<String, String> env) {
    return new TelemetrySettings(
        env.getOrDefault(
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
            env.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "")),
        Double.parseDouble(env.getOrDefault("OTEL_TRACES_SAMPLER_ARG", "1.0")),
        Duration.ofMillis(Long.parseLong(env.getOrDefault("OTEL_BSP_SCHEDULE_DELAY", "5000"))),
        attributes(env.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "")),
        env.getOrDefault(
            "RECIO_LOG_LEVEL",
            "Development".equalsIgnoreCase(env.getOrDefault("RECIO_PROFILE", ""))
                ? "DEBUG"
                : "INFO"),
        "text".equalsIgnoreCase(env.getOrDefault("RECIO_LOG_FORMAT", "json"))
            ? LogFormat.TEXT
            : LogFormat.JSON,
        env.getOrDefault("RECIO_LOG_DIR", ""));
  }

  private static Map<String, String> attributes(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && !pair[0].isBlank())
        .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (a, b) -> b));
  }
}
