package io.rec.domain.stop;

import java.util.OptionalInt;

/**
 * What a person set for the automatic stop of one trade, apart from the desk.
 *
 * @param attached whether the automatic stop may close it at all
 * @param floor percent below which it is closed, in place of the desk's; empty as the desk
 */
public record TradeStop(boolean attached, OptionalInt floor) {

  public static final TradeStop AS_DESK = new TradeStop(true, OptionalInt.empty());

  private static final int HUNDRED = 100;

  public TradeStop {
    if (floor.isPresent() && (floor.getAsInt() < 0 || floor.getAsInt() > HUNDRED)) {
      throw new IllegalArgumentException(
          "stop below %d percent: expected 0 to 100".formatted(floor.getAsInt()));
    }
  }

  /** Who set the floor that counts: the rule's name says it to whoever reads a decision. */
  StopRule floorRule() {
    return floor.isPresent() ? StopRule.OWN_PROBABILITY : StopRule.CURRENT_PROBABILITY;
  }

  double floorOr(double desks) {
    return floor.isPresent() ? floor.getAsInt() : desks;
  }
}
