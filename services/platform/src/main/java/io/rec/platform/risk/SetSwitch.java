package io.rec.platform.risk;

import io.rec.domain.risk.KillSwitch;
import java.time.Instant;

/**
 * The kill switch as it stands in the database.
 *
 * @param level as people and services set it
 * @param wish what the TradingSystem's spec asks for beside that
 */
public record SetSwitch(KillSwitch level, String reason, String by, Instant at, Wish wish) {

  /** Asked for by the spec, and released there. */
  public record Wish(KillSwitch level, String reason, String by) {
    public static final Wish NONE = new Wish(KillSwitch.NONE, "", "");
  }

  /** The harder of the two. */
  public KillSwitch inForce() {
    return wish.level().compareTo(level) > 0 ? wish.level() : level;
  }
}
