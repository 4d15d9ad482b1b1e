package io.rec.observability;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All names that an expression may use: what a role tells when scraped, what the sources register,
 * what the rules record, and the few names that Kubernetes and Prometheus themselves give.
 */
record KnownNames(Set<String> metrics, Set<String> labels, Set<Expression.Border> borders) {

  private static final Set<String> PROMETHEUS = Set.of("up", "ALERTS");
  private static final Set<String> KUBELET =
      Set.of("kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes");
  private static final Set<String> LABELS =
      Set.of(
          "job",
          "namespace",
          "pod",
          "persistentvolumeclaim",
          "alertname",
          "alertstate",
          "severity",
          "le",
          "quantile",
          "objective");
  private static final Pattern BORDER = Pattern.compile("le=\"([^\"]+)\"");

  static KnownNames of(Told told) {
    var metrics = new TreeSet<>(told.names());
    SourceMeters.meters().forEach(meter -> metrics.addAll(meter.families()));
    Sources.rules().stream()
        .filter(rule -> !rule.isAlert())
        .forEach(rule -> metrics.add(rule.name()));
    metrics.addAll(PROMETHEUS);
    metrics.addAll(KUBELET);
    var labels = new TreeSet<>(told.labels());
    labels.addAll(SourceMeters.labels());
    labels.addAll(LABELS);
    var borders = new HashSet<>(told.borders());
    SourceMeters.meters().stream()
        .filter(Meter::quantiles)
        .flatMap(meter -> meter.families().stream())
        .forEach(
            family ->
                bordersOfPercentiles()
                    .forEach(border -> borders.add(new Expression.Border(family, border))));
    return new KnownNames(metrics, labels, borders);
  }

  Set<String> unknownIn(String expression) {
    var read = Expression.read(expression.replace("$system", "desk"));
    var unknown = new TreeSet<>(read.metrics());
    unknown.removeAll(metrics);
    read.labels().stream()
        .filter(label -> !labels.contains(label))
        .forEach(label -> unknown.add("label " + label));
    read.borders().stream()
        .filter(border -> !borders.contains(border))
        .forEach(
            border -> unknown.add("border %s of %s".formatted(border.value(), border.metric())));
    return unknown;
  }

  /** The borders that Micrometer gives a timer with percentiles as the roles register them. */
  private static Set<String> bordersOfPercentiles() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Timer.builder("sample")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(100_000))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(registry)
        .record(Duration.ofMillis(1));
    var borders = new TreeSet<String>();
    BORDER.matcher(registry.scrape()).results().forEach(border -> borders.add(border.group(1)));
    return borders;
  }
}
