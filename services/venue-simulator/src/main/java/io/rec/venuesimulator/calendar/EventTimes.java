package io.rec.venuesimulator.calendar;

import java.time.Duration;
import java.time.Instant;

/** The turning points of an event's life, all known when it is created. */
public record EventTimes(Instant created, Instant open, Instant close) {

  /** Between a result and its payment. */
  public static final Duration TIMER = Duration.ofSeconds(60);

  private static final Duration UNTIL_DETERMINED = Duration.ofSeconds(3);

  public Instant determined() {
    return close.plus(UNTIL_DETERMINED);
  }

  public Instant finalized() {
    return determined().plus(TIMER);
  }

  /** The last change of the market itself: opening and closing by time are none. */
  public Instant lastTurn(Instant now) {
    if (now.isBefore(determined())) {
      return created;
    }
    return now.isBefore(finalized()) ? determined() : finalized();
  }

  /** The state at an instant, as far as time alone decides it. */
  public MarketStatus status(Instant now) {
    if (now.isBefore(open)) {
      return MarketStatus.INITIALIZED;
    }
    if (now.isBefore(close)) {
      return MarketStatus.ACTIVE;
    }
    if (now.isBefore(determined())) {
      return MarketStatus.CLOSED;
    }
    return now.isBefore(finalized()) ? MarketStatus.DETERMINED : MarketStatus.FINALIZED;
  }
}
