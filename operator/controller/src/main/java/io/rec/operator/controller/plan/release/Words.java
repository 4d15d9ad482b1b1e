package io.rec.operator.controller.plan.release;

import java.util.Optional;

/**
 * What is to be said in the conditions.
 *
 * @param unready why the desk is not what its spec says
 * @param progress what is under way, or why nothing is
 * @param degraded what a person may want to see
 */
public record Words(Optional<Word> unready, Optional<Progress> progress, Optional<Word> degraded) {

  /** A reason and a sentence. */
  public record Word(String reason, String message) {}

  /** The same with its answer. */
  public record Progress(boolean active, Word word) {}

  /** Nothing to say. */
  public static Words none() {
    return new Words(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Words updating(String message) {
    var word = new Word("Updating", message);
    return new Words(Optional.of(word), Optional.of(new Progress(true, word)), Optional.empty());
  }

  static Words waitingForFlat(String message) {
    var word = new Word("WaitingForFlat", message);
    return new Words(Optional.of(word), Optional.of(new Progress(true, word)), Optional.empty());
  }

  static Words goingBack(String message) {
    var word = new Word("RollingBack", message);
    return new Words(Optional.of(word), Optional.of(new Progress(true, word)), Optional.empty());
  }

  static Words pending(String message) {
    return new Words(
        Optional.empty(),
        Optional.of(new Progress(false, new Word("PendingMaintenanceWindow", message))),
        Optional.empty());
  }

  static Words wentBack(String message) {
    var word = new Word("RolledBack", message);
    return new Words(
        Optional.of(word),
        Optional.of(new Progress(false, new Word("Idle", "waiting for a change of the spec"))),
        Optional.of(word));
  }

  Words degraded(String reason, String message) {
    return new Words(unready, progress, Optional.of(new Word(reason, message)));
  }
}
