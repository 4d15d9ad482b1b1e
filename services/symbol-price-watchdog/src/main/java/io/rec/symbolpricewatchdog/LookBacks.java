package io.rec.symbolpricewatchdog;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The six looks back of the momentum: says which of them the history reaches; computes none yet.
 */
@Singleton
final class LookBacks {

  private static final Logger LOG = LoggerFactory.getLogger(LookBacks.class);
  private static final List<Integer> MINUTES = List.of(1, 2, 3, 4, 15, 30);

  private final PriceHistory history;
  private final Clock clock;
  private volatile Instant oldest = Instant.MAX;

  LookBacks(PriceHistory history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  void start() {
    oldest = history.oldest().map(PriceRow::second).orElseGet(clock::instant);
    LOG.atInfo()
        .addKeyValue("covered_minutes", coveredMinutes().toString())
        .log("momentum and deltas are not computed by this version");
  }

  /** Assumes that the rows since the oldest one go on. */
  List<Integer> coveredMinutes() {
    Instant now = clock.instant();
    return MINUTES.stream()
        .filter(minutes -> !oldest.isAfter(now.minus(Duration.ofMinutes(minutes))))
        .toList();
  }
}
