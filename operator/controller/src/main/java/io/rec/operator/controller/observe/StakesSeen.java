package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Stakes;
import java.util.Optional;

/**
 * What is open in trading, if anybody counted.
 *
 * @param found empty if nobody asked, or if it could not be counted
 */
public record StakesSeen(Optional<Stakes> found) {
  public static StakesSeen none() {
    return new StakesSeen(Optional.empty());
  }
}
