package io.rec.unifiedproductioncoordinator.inputs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts refused inputs, and logs the first of each kind and then one in a thousand. */
@Singleton
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int LOG_EACH = 1000;

  private final MeterRegistry meters;
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  Refusals(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(String input, String reason, String sentence) {
    Counter.builder("recio.coordination.refused")
        .description("Inputs that could not be used")
        .tag("input", input)
        .tag("reason", reason)
        .register(meters)
        .increment();
    long number =
        counts.computeIfAbsent(input + " " + reason, key -> new AtomicLong()).getAndIncrement();
    if (number % LOG_EACH == 0) {
      LOG.atWarn()
          .addKeyValue("input", input)
          .addKeyValue("reason", reason)
          .addKeyValue("refused", number + 1)
          .log("{} refused: {}", input, sentence);
    }
  }

  /** How often each was refused, by input and reason. */
  public Map<String, Long> counts() {
    Map<String, Long> now = new TreeMap<>();
    counts.forEach((kind, count) -> now.put(kind, count.get()));
    return now;
  }
}
