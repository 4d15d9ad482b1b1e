package io.rec.unifiedproductioncoordinator.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.unifiedproductioncoordinator.production.Trouble;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts published tables by what was wrong with them, and logs when that changes. */
@Singleton
final class Degradations {

  private static final Logger LOG = LoggerFactory.getLogger(Degradations.class);

  private final MeterRegistry meters;
  private final Map<String, TreeSet<String>> known = new ConcurrentHashMap<>();

  Degradations(MeterRegistry meters) {
    this.meters = meters;
  }

  void published(String symbol, List<Trouble> troubles) {
    TreeSet<String> reasons = new TreeSet<>();
    for (Trouble trouble : troubles) {
      reasons.add(trouble.reason());
      Counter.builder("recio.strike_table.degraded")
          .description("Strike tables announced with something wrong, by what it was")
          .tag("symbol", symbol)
          .tag("reason", trouble.reason())
          .register(meters)
          .increment();
    }
    TreeSet<String> before = known.put(symbol, reasons);
    if (!reasons.isEmpty() && !reasons.equals(before)) {
      LOG.atWarn()
          .addKeyValue("symbol", symbol)
          .addKeyValue("reasons", String.join(", ", reasons))
          .log("strike table of {} is degraded: {}", symbol, sentences(troubles));
    } else if (reasons.isEmpty() && before != null && !before.isEmpty()) {
      LOG.atInfo().addKeyValue("symbol", symbol).log("strike table of {} is whole again", symbol);
    }
  }

  private static String sentences(List<Trouble> troubles) {
    return String.join("; ", troubles.stream().map(Trouble::sentence).toList());
  }
}
