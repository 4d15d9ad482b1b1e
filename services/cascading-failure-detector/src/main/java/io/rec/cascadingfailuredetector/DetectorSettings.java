package io.rec.cascadingfailuredetector;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The detector's own settings.
 *
 * @param period from one look at every service to the next: {@code RECIO_SET_DETECTOR_PERIOD}
 */
@ConfigurationProperties("recio.detector")
record DetectorSettings(@Bindable(defaultValue = "5s") Duration period) {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(1);

  DetectorSettings {
    if (period.compareTo(LEAST) < 0 || period.compareTo(MOST) > 0) {
      throw new ConfigurationException(
          "recio.detector.period is %s: expected from %s to %s".formatted(period, LEAST, MOST));
    }
  }
}
