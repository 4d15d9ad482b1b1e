package io.rec.venuesimulator.kalshi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The exchange trades round the clock but for Thursday from 3 to 5 in the morning, New York. */
final class TradingHours {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime PAUSE_BEGINS = LocalTime.of(3, 0);
  private static final LocalTime PAUSE_ENDS = LocalTime.of(5, 0);

  private TradingHours() {}

  static boolean open(Instant instant) {
    ZonedDateTime local = instant.atZone(NEW_YORK);
    boolean inPause =
        local.getDayOfWeek() == DayOfWeek.THURSDAY
            && !local.toLocalTime().isBefore(PAUSE_BEGINS)
            && local.toLocalTime().isBefore(PAUSE_ENDS);
    return !inPause;
  }
}
