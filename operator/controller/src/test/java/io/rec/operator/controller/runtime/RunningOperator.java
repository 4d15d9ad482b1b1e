package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.rec.operator.controller.plan.Installation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An operator as the process assembles it, without a lease. */
final class RunningOperator implements AutoCloseable {
  private final KubernetesClient client;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Assembly assembly;

  private RunningOperator(
      KubernetesClient client, Set<String> namespaces, Installation installation, Clock clock) {
    this.client = client;
    assembly =
        new Assembly(
            new Assembly.Surroundings(
                client,
                namespaces,
                "operator-under-test",
                clock,
                registry,
                OpenTelemetry.noop().getTracer("test")),
            installation,
            new OperatorMetrics(registry),
            Optional.empty());
    assembly.start();
  }

  private static Installation installation(Function<String, Installation.Endpoint> databases) {
    return new Installation(
        "3.0.0",
        "docker.io/recio/services",
        "docker.io/recio/postgres:3.0.0",
        "http://recio-operator.recio-system:8080",
        "recio-system",
        databases);
  }

  /** With a database that never answers. */
  static RunningOperator in(KubernetesClient client, String namespace) {
    return in(client, namespace, 1);
  }

  static RunningOperator in(KubernetesClient client, String namespace, int databasePort) {
    return in(client, namespace, databasePort, Clock.systemUTC());
  }

  static RunningOperator in(
      KubernetesClient client, String namespace, int databasePort, Clock clock) {
    return new RunningOperator(
        client,
        Set.of(namespace),
        installation(desk -> new Installation.Endpoint("127.0.0.1", databasePort)),
        clock);
  }

  /** Of several namespaces, each with a database of its own that may come later. */
  static RunningOperator over(
      KubernetesClient client, Map<String, Integer> databasePorts, Clock clock) {
    return new RunningOperator(
        client,
        Set.copyOf(databasePorts.keySet()),
        installation(desk -> new Installation.Endpoint("127.0.0.1", databasePorts.get(desk))),
        clock);
  }

  /** How many recoveries of that component ended so. */
  double recoveries(String component, String outcome) {
    var counter =
        registry.find("recio.recovery").tags("component", component, "outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  MeterRegistry registry() {
    return registry;
  }

  /** The next version, which renders every pod differently. */
  static RunningOperator newer(
      KubernetesClient client, String namespace, int databasePort, Clock clock) {
    return new RunningOperator(
        client,
        Set.of(namespace),
        new Installation(
            "3.0.1",
            "docker.io/recio/services",
            "docker.io/recio/postgres:3.0.1",
            "http://operator.elsewhere:8080",
            "elsewhere",
            desk -> new Installation.Endpoint("127.0.0.1", databasePort)),
        clock);
  }

  /** 1 while a release is in that phase. */
  double releasePhase(String phase) {
    var gauge = registry.find("recio.release.phase").tag("phase", phase).gauge();
    return gauge == null ? 0 : gauge.value();
  }

  /** Objects written so far, of whatever kind. */
  double writes() {
    return registry.find("recio.api.writes").counters().stream().mapToDouble(Counter::count).sum();
  }

  /** Passes that broke. */
  double errors() {
    return registry.get("recio.reconcile.errors").counter().count();
  }

  /** Writes of objects of that kind. */
  double writes(String kind) {
    var counter = registry.find("recio.api.writes").tag("kind", kind).counter();
    return counter == null ? 0 : counter.count();
  }

  /** Whether the figure that alerts ask for gives that reason for a condition. */
  boolean shows(String type, String reason) {
    return registry.find("recio.condition").tags("type", type, "reason", reason).gauges().stream()
        .anyMatch(gauge -> gauge.value() == 1);
  }

  /** Why it is not ready, empty if it is. */
  String trouble() {
    return assembly.trouble();
  }

  long passes() {
    var timer = registry.find("recio.reconcile").timer();
    return timer == null ? 0 : timer.count();
  }

  @Override
  public void close() {
    assembly.close();
    client.close();
  }
}
