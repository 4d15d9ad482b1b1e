package io.rec.symbolpricewatchdog.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.venues.coinbase.PriceTick;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the ticks that were not taken in, by reason, and says the first of each aloud. */
@Singleton
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

  Refusals(MeterRegistry meters) {
    for (Refusal refusal : Refusal.values()) {
      LongAdder count = new LongAdder();
      counts.put(refusal, count);
      FunctionCounter.builder("recio.price.ticks.refused", count, LongAdder::sum)
          .description("Ticks that were not taken in")
          .tag("reason", refusal.word())
          .register(meters);
    }
  }

  void add(Refusal refusal, PriceTick tick) {
    LongAdder count = count(refusal);
    count.increment();
    if (count.sum() == 1) {
      LOG.atWarn()
          .addKeyValue("reason", refusal.word())
          .addKeyValue("product", tick.productId())
          .addKeyValue("price", tick.price())
          .addKeyValue("at", tick.at().toString())
          .log("a tick is refused: {}", refusal.word());
    }
  }

  /** Those that occurred, by their words. */
  public Map<String, Long> counts() {
    Map<String, Long> occurred = new TreeMap<>();
    counts.forEach(
        (refusal, count) -> {
          if (count.sum() > 0) {
            occurred.put(refusal.word(), count.sum());
          }
        });
    return occurred;
  }

  private LongAdder count(Refusal refusal) {
    LongAdder count = counts.get(refusal);
    if (count == null) {
      throw new IllegalStateException("not counted: " + refusal);
    }
    return count;
  }
}
