package io.rec.operator.controller.runtime;

import io.rec.operator.controller.plan.Installation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the operator is told by its environment; read once, at start.
 *
 * @param namespaces those it serves, empty for all
 * @param port of health and metrics
 * @param otlpEndpoint where traces are sent, empty for nowhere
 */
record Settings(
    String podName,
    String namespace,
    Set<String> namespaces,
    String servicesImage,
    String postgresImage,
    String operatorUrl,
    String version,
    int port,
    String otlpEndpoint) {

  private static final int POSTGRES_PORT = 5432;

  Settings {
    namespaces = Set.copyOf(namespaces);
  }

  /** Outside a cluster the defaults are those of the chart. */
  static Settings from(Map<String, String> environment) {
    var version =
        Optional.ofNullable(Settings.class.getPackage().getImplementationVersion())
            .orElse("development");
    var namespace = environment.getOrDefault("POD_NAMESPACE", "recio-system");
    return new Settings(
        environment.getOrDefault("POD_NAME", "recio-operator"),
        namespace,
        list(environment.getOrDefault("WATCH_NAMESPACES", "")),
        environment.getOrDefault("RECIO_SERVICES_IMAGE", "docker.io/recio/services"),
        environment.getOrDefault("RECIO_POSTGRES_IMAGE", "docker.io/recio/postgres:" + version),
        environment.getOrDefault(
            "RECIO_OPERATOR_URL", "http://recio-operator.%s:8080".formatted(namespace)),
        version,
        Integer.parseInt(environment.getOrDefault("RECIO_PORT", "8080")),
        environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", ""));
  }

  Installation installation() {
    return new Installation(
        version,
        servicesImage,
        postgresImage,
        operatorUrl,
        namespace,
        // With the closing dot left out the search path of any cluster domain applies.
        desk -> new Installation.Endpoint("postgres.%s.svc".formatted(desk), POSTGRES_PORT));
  }

  private static Set<String> list(String text) {
    var names = new TreeSet<String>();
    Stream.of(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).forEach(names::add);
    return names;
  }
}
