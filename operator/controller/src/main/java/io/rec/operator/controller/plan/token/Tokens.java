package io.rec.operator.controller.plan.token;

import java.time.Instant;

/** How far a change of the tokens has come. */
public sealed interface Tokens {
  /** Number of those that are sent. */
  long number();

  /** Since when they are. */
  Instant changedAt();

  /** Nothing happens. */
  record Resting(long number, Instant since, Instant changedAt) implements Tokens {}

  /** The next ones are accepted and not sent yet. */
  record Laid(long number, Instant since, Instant changedAt) implements Tokens {}

  /** Those before are accepted and not sent any more. */
  record Turned(long number, Instant changedAt) implements Tokens {}
}
