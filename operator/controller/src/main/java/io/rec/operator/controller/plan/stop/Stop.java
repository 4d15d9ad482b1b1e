package io.rec.operator.controller.plan.stop;

import java.time.Instant;

/** Where a stop stands. */
public sealed interface Stop {
  /** Every layer, however many there are. */
  int ALL = Integer.MAX_VALUE;

  /** Nobody wants a stop, and everything runs. */
  record Running() implements Stop {}

  /** No new positions any more. */
  record Pausing(Step step) implements Stop {}

  /** No resting orders any more, unless they are to be left. */
  record Cancelling(Step step) implements Stop {}

  /** A Live desk has positions yet. */
  record WaitingForFlat(Step step) implements Stop {}

  /** It had time enough: its positions are closed, because the emergency policy says so. */
  record Flattening(Step step) implements Stop {}

  /** Components end, those first whom nobody needs. */
  record Draining(Step step) implements Stop {}

  /** No component is left; a last copy is taken of a database whose data goes. */
  record Copying(Step step) implements Stop {}

  /** No component is left; the database ends. */
  record Closing(Step step) implements Stop {}

  /** Nothing runs. */
  record Stopped(Step step) implements Stop {}

  /** The way back: the database, then those first whom others need. */
  record Starting(Step step) implements Stop {}

  /** How many layers shall run. */
  default int layers() {
    return switch (this) {
      case Running running -> ALL;
      case Pausing(var step) -> step.layers();
      case Cancelling(var step) -> step.layers();
      case WaitingForFlat(var step) -> step.layers();
      case Flattening(var step) -> step.layers();
      case Draining(var step) -> step.layers();
      case Copying copying -> 0;
      case Closing closing -> 0;
      case Stopped stopped -> 0;
      case Starting(var step) -> step.layers();
    };
  }

  /** The database shall run. */
  default boolean needsDatabase() {
    return !(this instanceof Closing || this instanceof Stopped);
  }

  /** Something is to be stopped in the database, or to be counted there. */
  default boolean asksTheBook() {
    return this instanceof Pausing
        || this instanceof Cancelling
        || this instanceof WaitingForFlat
        || this instanceof Flattening;
  }

  /**
   * What a phase remembers.
   *
   * @param id of the stop, which the wishes to the kill switch bear
   * @param since when the phase, or its layer, was entered
   * @param layers how many of them shall run
   */
  record Step(String id, Instant since, int layers) {
    Step at(Instant now) {
      return new Step(id, now, layers);
    }

    Step at(Instant now, int up) {
      return new Step(id, now, up);
    }
  }
}
