package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.stock.Phase;
import io.rec.venuesimulator.stock.Session;
import java.time.Instant;

/** When an order may trade and when its time is over. */
record Calling(MarketHours hours) {

  /** Outside the regular hours only orders trade that were sent for it. */
  boolean trades(Terms terms, Instant at) {
    return switch (hours.phase(at)) {
      case OPEN -> true;
      case EARLY, LATE -> terms.extendedHours();
      case CLOSED -> false;
    };
  }

  /** When an order of a day that was sent then is over. */
  Instant dayEnds(Terms terms, Instant created) {
    boolean extended = terms.extendedHours();
    Session session =
        extended && hours.phase(created) == Phase.LATE
            ? hours.latest(created)
            : hours.current(created);
    return extended ? session.ends() : session.close();
  }

  /** The session in whose auction an order trades that was sent then. */
  Session auction(TimeInForce timeInForce, Instant created) {
    return timeInForce == TimeInForce.OPG ? hours.opening(created) : hours.current(created);
  }

  void refuseLate(TimeInForce timeInForce, Instant at) {
    if (timeInForce == TimeInForce.OPG && hours.tooLateForOpening(at)) {
      throw Denied.unprocessable(
          "opg orders are accepted after 7:00pm and before 9:28am America/New_York");
    }
    if (timeInForce == TimeInForce.CLS && hours.tooLateForClose(at)) {
      throw Denied.unprocessable(
          "cls orders are accepted after 7:00pm and until ten minutes before the close");
    }
  }
}
