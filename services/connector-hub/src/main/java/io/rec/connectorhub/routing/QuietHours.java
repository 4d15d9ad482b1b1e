package io.rec.connectorhub.routing;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When nobody is woken but for what is critical. May go over midnight. */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

  /** The end of the quiet hours that the moment lies in; the moment itself outside of them. */
  public Instant end(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = to.isBefore(from);
    boolean quiet =
        overnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!quiet) {
      return moment;
    }
    boolean tomorrow = overnight && !time.isBefore(from);
    return local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant();
  }
}
