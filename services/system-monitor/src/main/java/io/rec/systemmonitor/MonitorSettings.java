package io.rec.systemmonitor;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The monitor's own settings.
 *
 * @param period from one round to the next: {@code RECIO_SET_MONITOR_PERIOD}
 */
@ConfigurationProperties("recio.monitor")
record MonitorSettings(@Bindable(defaultValue = "15s") Duration period) {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(5);

  MonitorSettings {
    if (period.compareTo(LEAST) < 0 || period.compareTo(MOST) > 0) {
      throw new ConfigurationException(
          "recio.monitor.period is %s: expected from %s to %s".formatted(period, LEAST, MOST));
    }
  }
}
