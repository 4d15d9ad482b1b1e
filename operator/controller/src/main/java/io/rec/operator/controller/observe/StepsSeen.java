package io.rec.operator.controller.observe;

import java.util.Optional;
import java.util.Set;

/**
 * What became of steps outside the API server, as far as this process remembers: after a restart
 * they are simply done again.
 *
 * @param done keys of those that succeeded
 * @param failure what went wrong with the last one
 * @param dumps why the role of the copies could not be made
 */
public record StepsSeen(Set<String> done, Optional<String> failure, Optional<Trouble> dumps) {
  public StepsSeen {
    done = Set.copyOf(done);
  }

  /** Nothing is wrong with the role of the copies. */
  public StepsSeen(Set<String> done, Optional<String> failure) {
    this(done, failure, Optional.empty());
  }

  /**
   * The server's words.
   *
   * @param refused key of the step that the server will refuse again, empty if it may be tried anew
   * @param lacksRight the login works, and may not do that
   */
  public record Trouble(String refused, boolean lacksRight, String words) {}

  public static StepsSeen none() {
    return new StepsSeen(Set.of(), Optional.empty());
  }
}
