package io.rec.cascadingfailuredetector;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.cascadingfailuredetector.wish.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict: the answer of {@code /api/failure_detector_status}.
 *
 * @param outside what is not a component: database, dns, clock, kalshi_api, coinbase_api
 * @param roots the failures that no other explains, the worst first
 * @param restartCount restarts asked for within the last two hours
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DetectorReport(
    String level,
    Map<String, ServiceRecord> services,
    Map<String, ServiceRecord> outside,
    int restartCount,
    @Nullable Instant lastRestart,
    List<String> rootCause,
    Map<String, List<String>> dependentsByRoot,
    List<Root> roots,
    List<Wish> wishes,
    boolean databaseServes,
    Instant timestamp) {

  static final DetectorReport NONE =
      new DetectorReport(
          Level.NORMAL.name(),
          Map.of(),
          Map.of(),
          0,
          null,
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          true,
          Instant.EPOCH);
}
