package io.rec.venues.connector.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/**
 * The circuit breaker of one connector. Each attempt passes it, so a service that fails is left
 * alone in the middle of a call's retries as well.
 */
final class Gate {

  private static final float ALL_OF_THEM = 100;

  /** The breaker lets through after its wait, not at its end; the policy says "at". */
  private static final Duration STRICTLY_AFTER = Duration.ofMillis(1);

  private final String connector;
  private final CircuitBreaker breaker;
  private final Semaphore trial = new Semaphore(1);

  Gate(String connector, BreakerTerms terms, ConnectorTime time, ConnectorListener listener) {
    this.connector = connector;
    this.breaker =
        CircuitBreaker.of(
            connector,
            CircuitBreakerConfig.custom()
                .clock(time.clock())
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(terms.failures())
                .minimumNumberOfCalls(terms.failures())
                .failureRateThreshold(ALL_OF_THEM)
                .permittedNumberOfCallsInHalfOpenState(terms.trials())
                .waitDurationInOpenState(terms.open().minus(STRICTLY_AFTER))
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event ->
                listener.heard(
                    new ConnectorEvent.CircuitMoved(
                        connector,
                        time.now(),
                        word(event.getStateTransition().getFromState()),
                        word(event.getStateTransition().getToState()))));
  }

  /** One attempt that was let through; ended exactly once. */
  final class Pass {

    private final boolean trying;
    private final long began = breaker.getCurrentTimestamp();

    private Pass(boolean trying) {
      this.trying = trying;
    }

    void succeeded() {
      breaker.onSuccess(took(), breaker.getTimestampUnit());
      end();
    }

    void failed(ConnectorException failure) {
      if (!failure.countsAgainstService()) {
        // It answered, or was never asked: the one proves that it lives, the other proves nothing.
        if (failure instanceof ConnectorApiException) {
          breaker.onSuccess(took(), breaker.getTimestampUnit());
        } else {
          breaker.releasePermission();
        }
      } else {
        breaker.onError(took(), breaker.getTimestampUnit(), failure);
        if (trying && breaker.getState() == State.HALF_OPEN) {
          breaker.transitionToOpenState();
        }
      }
      end();
    }

    void dropped() {
      breaker.releasePermission();
      end();
    }

    private long took() {
      return breaker.getCurrentTimestamp() - began;
    }

    private void end() {
      if (trying) {
        trial.release();
      }
    }
  }

  Pass enter() throws ConnectorRefusedException {
    if (!breaker.tryAcquirePermission()) {
      throw ConnectorRefusedException.circuitOpen(connector);
    }
    boolean trying = breaker.getState() == State.HALF_OPEN;
    if (trying && !trial.tryAcquire()) {
      breaker.releasePermission();
      throw ConnectorRefusedException.circuitOpen(connector);
    }
    return new Pass(trying);
  }

  boolean open() {
    return breaker.getState() == State.OPEN;
  }

  String word() {
    return word(breaker.getState());
  }

  void reset() {
    if (breaker.getState() != State.CLOSED) {
      breaker.transitionToClosedState();
    } else {
      breaker.reset();
    }
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
