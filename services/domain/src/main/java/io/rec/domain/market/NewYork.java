package io.rec.domain.market;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The exchange's wall clock. */
public final class NewYork {
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private NewYork() {}

  public static ZonedDateTime at(Instant instant) {
    return instant.atZone(ZONE);
  }
}
