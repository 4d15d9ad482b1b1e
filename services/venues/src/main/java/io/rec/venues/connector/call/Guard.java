package io.rec.venues.connector.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.ConnectorState;
import io.rec.venues.connector.Diagnostics;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.config.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the calls of one connector under its policy. Outermost the retries with their deadline, and
 * for each attempt in turn: the pace, the number at once, the circuit, the time limit.
 */
public final class Guard {

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

  private final String connector;
  private final Policy policy;
  private final ConnectorTime time;
  private final Redaction redaction;
  private final ConnectorListener listener;
  private final Vitals vitals;
  private final Retry retry;
  private final Pace pace;
  private final Bulkhead bulkhead;
  private final Gate gate;
  private final TimedAttempt timed;
  private final TimedAttempt probe;

  public Guard(
      String connector,
      Policy policy,
      ConnectorTime time,
      Redaction redaction,
      ConnectorListener listener) {
    this.connector = connector;
    this.policy = policy;
    this.time = time;
    this.redaction = redaction;
    this.listener = listener;
    this.vitals = new Vitals(connector, listener);
    this.retry = Retry.of(connector, waits(policy.retry()));
    this.pace = new Pace(connector, policy.load(), policy.retry().deadline(), time, listener);
    this.bulkhead =
        Bulkhead.of(
            connector,
            BulkheadConfig.custom()
                .maxConcurrentCalls(policy.load().atOnce())
                .maxWaitDuration(Duration.ZERO)
                .build());
    this.gate = new Gate(connector, policy.breaker(), time, listener);
    this.timed = new TimedAttempt(connector, policy.retry().attempt(), time);
    this.probe = new TimedAttempt(connector, PROBE_LIMIT, time);
  }

  /** Tried as often as the policy allows, and never beyond its deadline. */
  public <T> T call(String operation, Attempt<T> attempt)
      throws ConnectorException, InterruptedException {
    Instant began = time.now();
    Instant deadline = began.plus(policy.retry().deadline());
    Retry.AsyncContext<T> tries = retry.asyncContext();
    vitals.called();
    int number = 1;
    pause(policy.retry().before().getFirst());
    while (true) {
      try {
        T value = attempt(operation, number, attempt, deadline);
        tries.onComplete();
        finished(operation, "ok", number, began);
        return value;
      } catch (ConnectorException failed) {
        Optional<Duration> wait = wait(tries.onError(failed), deadline);
        note(operation, number, failed, wait);
        if (wait.isEmpty()) {
          finished(operation, failed.code(), number, began);
          throw failed;
        }
        pause(wait.get());
        number++;
      }
    }
  }

  /** One attempt within 10 s, past the circuit and the limits: only to look. */
  public <T> T probe(Attempt<T> attempt) throws ConnectorException, InterruptedException {
    try {
      return probe.run("health_check", attempt, PROBE_LIMIT);
    } catch (ConnectorException failed) {
      throw cleaned(failed);
    }
  }

  public boolean circuitOpen() {
    return gate.open();
  }

  public void resetCircuit() {
    gate.reset();
    vitals.forgiven();
  }

  public Diagnostics diagnostics() {
    Vitals.Seen seen = vitals.seen();
    return new Diagnostics(
        policy.words(),
        gate.word(),
        seen.calls(),
        seen.attempts(),
        seen.failures(),
        policy.load().atOnce() - bulkhead.getMetrics().getAvailableConcurrentCalls(),
        seen.errors());
  }

  Vitals.Seen seen() {
    return vitals.seen();
  }

  void move(ConnectorState to) {
    vitals.move(to, time.now());
  }

  ConnectorTime time() {
    return time;
  }

  private <T> T attempt(String operation, int number, Attempt<T> attempt, Instant deadline)
      throws ConnectorException, InterruptedException {
    pace.enter(operation, left(operation, deadline));
    Duration left = left(operation, deadline);
    if (!bulkhead.tryAcquirePermission()) {
      throw ConnectorRefusedException.busy(connector);
    }
    try {
      return passed(operation, number, attempt, left);
    } finally {
      bulkhead.onComplete();
    }
  }

  private <T> T passed(String operation, int number, Attempt<T> attempt, Duration left)
      throws ConnectorException, InterruptedException {
    Gate.Pass pass = gate.enter();
    boolean ended = false;
    long began = time.nanos();
    try {
      T value = timed.run(operation, attempt, left);
      ended = true;
      pass.succeeded();
      vitals.succeeded(time.now());
      listener.heard(
          new ConnectorEvent.AttemptSucceeded(
              connector, time.now(), operation, number, Duration.ofNanos(time.nanos() - began)));
      return value;
    } catch (ConnectorException failed) {
      ended = true;
      ConnectorException clean = cleaned(failed);
      pass.failed(clean);
      if (clean instanceof RateLimitException limited) {
        pace.refused(limited.retryAfter());
      }
      throw clean;
    } finally {
      if (!ended) {
        pass.dropped();
      }
    }
  }

  /** A wait at whose end no time would be left, or an open circuit, is not worth beginning. */
  private Optional<Duration> wait(long millis, Instant deadline) {
    Duration wait = Duration.ofMillis(millis);
    boolean fits = !wait.isNegative() && !gate.open() && time.now().plus(wait).isBefore(deadline);
    return fits ? Optional.of(wait) : Optional.empty();
  }

  private void note(
      String operation, int number, ConnectorException failed, Optional<Duration> wait) {
    vitals.failed(time.now(), operation, number, failed);
    listener.heard(
        new ConnectorEvent.AttemptFailed(
            connector,
            time.now(),
            operation,
            number,
            failed.code(),
            String.valueOf(failed.getMessage()),
            wait));
  }

  private void finished(String operation, String outcome, int attempts, Instant began) {
    Instant now = time.now();
    listener.heard(
        new ConnectorEvent.CallFinished(
            connector, now, operation, outcome, attempts, Duration.between(began, now)));
  }

  private Duration left(String operation, Instant deadline) throws ConnectorRefusedException {
    Duration left = Duration.between(time.now(), deadline);
    if (!left.isPositive()) {
      throw ConnectorRefusedException.late(connector, operation);
    }
    return left;
  }

  private void pause(Duration wait) throws InterruptedException {
    if (wait.isPositive()) {
      time.pause(wait);
    }
  }

  private ConnectorException cleaned(ConnectorException failed) {
    String said = String.valueOf(failed.getMessage());
    String clean = redaction.clean(said);
    return clean.equals(said) ? failed : failed.reworded(clean);
  }

  private static RetryConfig waits(RetryTerms terms) {
    return RetryConfig.custom()
        .maxAttempts(terms.attempts())
        .retryOnException(failed -> failed instanceof ConnectorException e && e.retryable())
        .intervalBiFunction(
            (attempt, outcome) -> {
              Duration usual = terms.before().get(attempt);
              Duration asked =
                  outcome.getLeft() instanceof RateLimitException limited
                      ? limited.retryAfter()
                      : Duration.ZERO;
              return Math.max(usual.toMillis(), asked.toMillis());
            })
        .build();
  }
}
