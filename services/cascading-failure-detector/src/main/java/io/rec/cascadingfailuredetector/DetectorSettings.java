package io.rec.cascadingfailuredetector;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The detector's own settings.
 *
 * @param period from one look at every service to the next: {@code RECIO_SET_DETECTOR_PERIOD}
 * @param startPatience for how long one that was not well yet is being started, and not broken:
 *     {@code RECIO_SET_DETECTOR_START_PATIENCE}
 */
@ConfigurationProperties("recio.detector")
record DetectorSettings(
    @Bindable(defaultValue = "5s") Duration period,
    @Bindable(defaultValue = "2m") Duration startPatience) {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

  DetectorSettings {
    if (period.compareTo(LEAST) < 0 || period.compareTo(MOST) > 0) {
      throw new ConfigurationException(
          "recio.detector.period is %s: expected from %s to %s".formatted(period, LEAST, MOST));
    }
    if (startPatience.isNegative() || startPatience.compareTo(MOST_PATIENCE) > 0) {
      throw new ConfigurationException(
          "recio.detector.start-patience is %s: expected from none to %s"
              .formatted(startPatience, MOST_PATIENCE));
    }
  }
}
