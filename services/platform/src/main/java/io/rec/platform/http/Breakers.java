package io.rec.platform.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One breaker for each peer, and one for the way straight to its pods, which may answer while
 * nothing is behind the Service. It opens after 5 failures, tries after 30 s or as soon as the peer
 * says that it is ready, closes after 3 successes.
 */
@Singleton
final class Breakers {

  private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

  private static final int FAILURES = 5;
  private static final int SUCCESSES = 3;
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final float ALL_OF_THEM = 100;

  private final CircuitBreakerConfig config =
      CircuitBreakerConfig.custom()
          .slidingWindowType(SlidingWindowType.COUNT_BASED)
          .slidingWindowSize(FAILURES)
          .minimumNumberOfCalls(FAILURES)
          .failureRateThreshold(ALL_OF_THEM)
          .permittedNumberOfCallsInHalfOpenState(SUCCESSES)
          .waitDurationInOpenState(OPEN)
          .build();
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
  private final Knocks knocks;
  private final MeterRegistry meters;

  Breakers(Knocks knocks, MeterRegistry meters) {
    this.knocks = knocks;
    this.meters = meters;
  }

  CircuitBreaker of(Call call) {
    String component = call.component();
    CircuitBreaker breaker =
        breakers.computeIfAbsent(
            call.straight() ? component + ".pods" : component, way -> make(way, component));
    if (breaker.getState() == CircuitBreaker.State.OPEN && knocks.isBack(component)) {
      breaker.transitionToHalfOpenState();
    }
    return breaker;
  }

  private CircuitBreaker make(String way, String component) {
    CircuitBreaker breaker = CircuitBreaker.of(way, config);
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                knocks.away(component);
              }
              LOG.atWarn()
                  .addKeyValue("peer", way)
                  .log("breaker {}: {}", component, event.getStateTransition());
            });
    Gauge.builder(
            "peer.breaker.open", breaker, b -> b.getState() == CircuitBreaker.State.OPEN ? 1 : 0)
        .tag("peer", way)
        .register(meters);
    return breaker;
  }

  /** A standby is no failure of the service: it is there, and says who is not to be asked. */
  static void record(CircuitBreaker breaker, long began, Answer answer) {
    long took = breaker.getCurrentTimestamp() - began;
    if (answer.status() >= 500 && !answer.standby()) {
      breaker.onError(
          took, breaker.getTimestampUnit(), new IllegalStateException("status " + answer.status()));
    } else {
      breaker.onSuccess(took, breaker.getTimestampUnit());
    }
  }
}
