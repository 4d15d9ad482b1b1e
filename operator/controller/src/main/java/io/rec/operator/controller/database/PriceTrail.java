package io.rec.operator.controller.database;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a symbol's newest prices lie. No age is in it: two looks at a feed that is as it was are
 * equal, and bring about nothing.
 */
public sealed interface PriceTrail {
  /** Fresh now, and half a minute ago as well. */
  record Steady() implements PriceTrail {}

  /** Within the limit, and no more can be said. */
  record Recent() implements PriceTrail {}

  /** Beyond the limit. */
  record Old(Instant newest) implements PriceTrail {}

  /**
   * @param newest time of the newest real price
   * @param earlier time of what was the newest when the limit's time was still to pass
   */
  static PriceTrail of(Instant now, Instant newest, @Nullable Instant earlier) {
    if (newest.isBefore(now.minus(Outlook.LIMIT))) {
      return new Old(newest);
    }
    return fresh(now, newest) && earlier != null && fresh(now.minus(Outlook.LIMIT), earlier)
        ? new Steady()
        : new Recent();
  }

  private static boolean fresh(Instant now, Instant price) {
    return Duration.between(price, now).compareTo(Outlook.STEADY) <= 0;
  }
}
