package io.rec.operator.controller.plan.window;

import io.rec.operator.api.spec.MaintenanceWindow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether the operator may act of its own accord now. */
public final class MaintenanceWindows {
  /** A window that lasts longer is open from one week's start to the next. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private MaintenanceWindows() {}

  /** For what does not touch a pod: without windows any time will do. */
  public static boolean open(List<MaintenanceWindow> windows, Instant now) {
    return windows.isEmpty() || within(windows, now);
  }

  /**
   * For what nobody but the operator wants: without windows there is no time for it. A window whose
   * line or zone cannot be read is never open: acting at the wrong hour is worse than not acting.
   */
  public static boolean within(List<MaintenanceWindow> windows, Instant now) {
    return windows.stream().anyMatch(window -> open(window, now));
  }

  private static boolean open(MaintenanceWindow window, Instant now) {
    var line = CronLine.of(window.start());
    if (line.isEmpty()) {
      return false;
    }
    ZonedDateTime local;
    try {
      local = now.atZone(ZoneId.of(window.timeZone()));
    } catch (DateTimeException unknownZone) {
      return false;
    }
    var length = window.duration().toDuration();
    var oldest = now.minus(length.compareTo(LONGEST) > 0 ? LONGEST : length);
    var minute = local.truncatedTo(ChronoUnit.MINUTES);
    while (minute.toInstant().isAfter(oldest)) {
      if (line.get().matches(minute)) {
        return true;
      }
      minute = minute.minusMinutes(1);
    }
    return false;
  }
}
