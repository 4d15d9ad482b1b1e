package io.rec.venues.connector.call;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.ConnectorState;
import io.rec.venues.connector.FailedAttempt;
import io.rec.venues.connector.RateLimitException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of a connector's calls. All under one lock. */
final class Vitals {

  private static final int REMEMBERED = 50;

  private final String connector;
  private final ConnectorListener listener;
  private final Deque<FailedAttempt> errors = new ArrayDeque<>();
  private ConnectorState state = ConnectorState.DISCONNECTED;
  private int errorCount;
  private @Nullable Instant lastSuccess;
  private @Nullable Instant lastError;
  private String lastErrorMessage = "";
  private long calls;
  private long attempts;
  private long failures;

  Vitals(String connector, ConnectorListener listener) {
    this.connector = connector;
    this.listener = listener;
  }

  /** One moment of it. */
  record Seen(
      ConnectorState state,
      int errorCount,
      Optional<Instant> lastSuccess,
      Optional<Instant> lastError,
      String lastErrorMessage,
      long calls,
      long attempts,
      long failures,
      List<FailedAttempt> errors) {}

  synchronized Seen seen() {
    return new Seen(
        state,
        errorCount,
        Optional.ofNullable(lastSuccess),
        Optional.ofNullable(lastError),
        lastErrorMessage,
        calls,
        attempts,
        failures,
        List.copyOf(errors));
  }

  synchronized void called() {
    calls++;
  }

  synchronized void succeeded(Instant at) {
    attempts++;
    errorCount = 0;
    lastSuccess = at;
    if (state != ConnectorState.DISCONNECTED) {
      move(ConnectorState.CONNECTED, at);
    }
  }

  synchronized void failed(Instant at, String operation, int attempt, ConnectorException failed) {
    if (failed instanceof ConnectorRefusedException) {
      return;
    }
    attempts++;
    failures++;
    lastError = at;
    lastErrorMessage = String.valueOf(failed.getMessage());
    errors.addFirst(new FailedAttempt(at, operation, attempt, failed.code(), lastErrorMessage));
    if (errors.size() > REMEMBERED) {
      errors.removeLast();
    }
    if (failed instanceof RateLimitException) {
      errorCount++;
      move(ConnectorState.RATE_LIMITED, at);
    } else if (failed.countsAgainstService()) {
      errorCount++;
      move(ConnectorState.ERROR, at);
    }
  }

  synchronized void forgiven() {
    errorCount = 0;
  }

  synchronized ConnectorState state() {
    return state;
  }

  synchronized void move(ConnectorState to, Instant at) {
    if (state != to) {
      ConnectorState from = state;
      state = to;
      listener.heard(new ConnectorEvent.StateMoved(connector, at, from, to));
    }
  }
}
