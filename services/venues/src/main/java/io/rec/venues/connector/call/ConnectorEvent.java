package io.rec.venues.connector.call;

import io.rec.venues.connector.ConnectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One thing that happened to a connector; never contains a secret. */
public sealed interface ConnectorEvent {

  String connector();

  Instant at();

  record AttemptSucceeded(
      String connector, Instant at, String operation, int attempt, Duration took)
      implements ConnectorEvent {}

  /**
   * One attempt came to nothing.
   *
   * @param next the wait before the next attempt; empty when there is none
   */
  record AttemptFailed(
      String connector,
      Instant at,
      String operation,
      int attempt,
      String code,
      String cause,
      Optional<Duration> next)
      implements ConnectorEvent {}

  /** A call waits because of a limit, ours or the service's. */
  record Held(String connector, Instant at, String operation, Duration length)
      implements ConnectorEvent {}

  /**
   * A call is over, with all its attempts.
   *
   * @param outcome ok, or the error's code
   */
  record CallFinished(
      String connector, Instant at, String operation, String outcome, int attempts, Duration took)
      implements ConnectorEvent {}

  record CircuitMoved(String connector, Instant at, String from, String to)
      implements ConnectorEvent {}

  record StateMoved(String connector, Instant at, ConnectorState from, ConnectorState to)
      implements ConnectorEvent {}
}
