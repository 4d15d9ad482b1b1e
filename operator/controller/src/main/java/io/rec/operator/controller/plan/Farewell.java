package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.Mode;
import io.rec.operator.controller.plan.stop.Stop;
import java.time.Instant;

/** How a system that was deleted goes on its way. */
public enum Farewell {
  /** Entries, orders, positions, then its components: what a suspension does. */
  IN_ORDER,
  /** Its pods end as they are; nothing is planned and nothing is made. */
  AT_ONCE,
  /** The same because a person wrote so, with whatever may be open. */
  FORCED,
  /** The same because its order took too long. */
  LATE;

  /**
   * @param orderly the order can be kept at all: nobody takes its parts away meanwhile
   */
  public static Farewell of(Desk desk, boolean orderly, Instant now) {
    var neverReady = desk.status().release().version() == null;
    if (neverReady || !orderly || Stops.phase(desk) instanceof Stop.Stopped) {
      return AT_ONCE;
    }
    if (desk.owner().name().equals(desk.annotations().get(Verbs.FORCE_DELETE))) {
      return FORCED;
    }
    return !holds(desk) && late(desk, now) ? LATE : IN_ORDER;
  }

  /** Its time to stop is over. */
  public static boolean late(Desk desk, Instant now) {
    return desk.deletedAt()
        .filter(since -> now.isAfter(since.plus(desk.spec().deletion().timeout().toDuration())))
        .isPresent();
  }

  /** Real money is not let go because a clock ran out or a spec cannot be served. */
  public static boolean holds(Desk desk) {
    return desk.spec().mode() == Mode.LIVE;
  }
}
