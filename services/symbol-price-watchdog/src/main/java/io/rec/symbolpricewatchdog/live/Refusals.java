package io.rec.symbolpricewatchdog.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.venues.coinbase.PriceTick;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the ticks that were not taken in, by reason, and says the first, second, fourth ... of
 * each aloud: a venue gone mad must not fill the log.
 */
@Singleton
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /** The newest one. */
  public record Latest(Refusal reason, Instant at) {}

  private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);
  private final Clock clock;
  private volatile @Nullable Latest latest;

  Refusals(MeterRegistry meters, Clock clock) {
    this.clock = clock;
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
    latest = new Latest(refusal, clock.instant());
    if (Long.bitCount(count.sum()) == 1) {
      LOG.atWarn()
          .addKeyValue("reason", refusal.word())
          .addKeyValue("refused", count.sum())
          .addKeyValue("product", tick.productId())
          .addKeyValue("price", tick.price())
          .addKeyValue("at", tick.at().toString())
          .log("a tick is refused: {}", refusal.word());
    }
  }

  /** Empty when none was ever refused. */
  public Optional<Latest> latest() {
    return Optional.ofNullable(latest);
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
