package io.rec.aiservice.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Keeps calls from a model that fails: after five failures in a row for five minutes, then one
 * trial (the policy "connector"); and for as long as a 429 asks for.
 */
final class ModelBreaker {

  private static final int FAILURES = 5;
  private static final Duration OPEN = Duration.ofSeconds(300);
  private static final Duration LONGEST_HOLD = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final Clock clock;
  private final CircuitBreaker breaker;
  private volatile Instant heldUntil = Instant.EPOCH;

  ModelBreaker(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            "model",
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(OPEN)
                .clock(clock)
                .currentTimestampFunction(at -> at.millis(), TimeUnit.MILLISECONDS)
                .build());
    Gauge.builder("recio.ai.provider.breaker.open", this, b -> b.complaint().isEmpty() ? 0 : 1)
        .description("1 while the model is not asked because it failed")
        .register(meters);
  }

  /** Why the model is not asked; empty when the caller may, and then it tells what came of it. */
  String enter() {
    if (clock.instant().isBefore(heldUntil)) {
      return "it asked to be left alone until " + heldUntil;
    }
    return breaker.tryAcquirePermission() ? "" : broken();
  }

  /** The same question without the call. */
  String complaint() {
    if (clock.instant().isBefore(heldUntil)) {
      return "it asked to be left alone until " + heldUntil;
    }
    return breaker.getState() == CircuitBreaker.State.OPEN ? broken() : "";
  }

  /** Nothing was asked after all. */
  void leave() {
    breaker.releasePermission();
  }

  void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(IOException why) {
    breaker.onError(0, TimeUnit.NANOSECONDS, why);
  }

  /** What a 429 says under Retry-After, in seconds; anything else is left to the breaker. */
  void holdOff(String retryAfter) {
    if (SECONDS.matcher(retryAfter).matches()) {
      Duration wait = Duration.ofSeconds(Long.parseLong(retryAfter));
      heldUntil = clock.instant().plus(wait.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wait);
    }
  }

  private static String broken() {
    return "it is not asked: its breaker is open";
  }
}
