package io.rec.domain.market;

import java.time.Instant;

/**
 * An event and the instant it closes; unlike the name alone it is unique in autumn's doubled hour.
 */
public record HourlyEvent(EventTicker ticker, Instant close) {

  /** Whole seconds left, the fraction cut off; never negative. */
  public long secondsToClose(Instant now) {
    return HourlyCalendar.secondsBetween(now, close);
  }
}
