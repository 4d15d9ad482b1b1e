package io.rec.unifiedproductioncoordinator.production;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a step went: the last time, and since the start. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StepRecord(
    String step,
    boolean success,
    long durationMicros,
    String error,
    @Nullable Instant at,
    long runs,
    long failures) {

  static StepRecord none(String step) {
    return new StepRecord(step, true, 0, "", null, 0, 0);
  }

  StepRecord after(Instant when, long micros, String newError) {
    boolean good = newError.isEmpty();
    return new StepRecord(step, good, micros, newError, when, runs + 1, failures + (good ? 0 : 1));
  }
}
