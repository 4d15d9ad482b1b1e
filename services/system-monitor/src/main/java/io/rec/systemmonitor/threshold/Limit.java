package io.rec.systemmonitor.threshold;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What is too high, with a gap in which nothing changes.
 *
 * @param above more than this is too high
 * @param below not more than this is low again
 * @param raiseAfter how long it has to be too high
 * @param clearAfter how long it has to be low
 */
record Limit(double above, double below, Duration raiseAfter, Duration clearAfter) {

  Limit {
    if (below > above) {
      throw new IllegalArgumentException("low again at %s, too high at %s".formatted(below, above));
    }
  }

  Watched next(Watched state, OptionalDouble figure, Instant now) {
    if (figure.isEmpty()) {
      return state;
    }
    double value = figure.getAsDouble();
    return switch (state) {
      case Watched.Calm calm -> value > above ? risen(now, now) : calm;
      case Watched.Rising rising -> value > above ? risen(rising.since(), now) : Watched.CALM;
      case Watched.Firing firing -> value <= below ? fallen(now, now) : firing;
      case Watched.Falling falling ->
          value <= below ? fallen(falling.since(), now) : new Watched.Firing();
    };
  }

  private Watched risen(Instant since, Instant now) {
    return since.plus(raiseAfter).isAfter(now) ? new Watched.Rising(since) : new Watched.Firing();
  }

  private Watched fallen(Instant since, Instant now) {
    return since.plus(clearAfter).isAfter(now) ? new Watched.Falling(since) : Watched.CALM;
  }
}
