package io.rec.observability;

import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.Set;
import java.util.TreeSet;

/**
 * A meter as the sources register it, and the names under which Prometheus sees it.
 *
 * @param histogram whether it has borders
 * @param quantiles whether they are those that Micrometer chooses for quantiles
 * @param percentiles whether it tells quantiles of its own
 */
record Meter(
    String name,
    Type type,
    String unit,
    boolean histogram,
    boolean quantiles,
    boolean percentiles) {

  private static final PrometheusNamingConvention NAMES = new PrometheusNamingConvention();

  Set<String> families() {
    String family = NAMES.name(name, type, unit.isEmpty() ? null : unit);
    var names = new TreeSet<String>();
    switch (type) {
      case COUNTER -> names.add(family.endsWith("_total") ? family : family + "_total");
      case GAUGE -> names.add(family);
      case TIMER -> {
        names.addAll(Set.of(family + "_count", family + "_sum", family + "_max"));
        if (histogram) {
          names.add(family + "_bucket");
        }
        if (percentiles) {
          names.add(family);
        }
      }
      default -> throw new IllegalStateException("no rule for " + this);
    }
    return names;
  }
}
