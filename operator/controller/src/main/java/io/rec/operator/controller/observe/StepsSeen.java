package io.rec.operator.controller.observe;

import java.util.Optional;
import java.util.Set;

/**
 * What became of steps outside the API server, as far as this process remembers: after a restart
 * they are simply done again.
 *
 * @param done keys of those that succeeded
 * @param failure what went wrong with the last one
 */
public record StepsSeen(Set<String> done, Optional<String> failure) {
  public StepsSeen {
    done = Set.copyOf(done);
  }

  public static StepsSeen none() {
    return new StepsSeen(Set.of(), Optional.empty());
  }
}
