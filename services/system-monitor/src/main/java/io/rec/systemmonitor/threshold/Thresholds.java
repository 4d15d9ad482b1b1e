package io.rec.systemmonitor.threshold;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * From where on a figure is too high; {@code RECIO_SET_THRESHOLDS_CPU_USAGE} and so on.
 *
 * @param cpuUsage percent of the container's limit
 * @param memoryUsage percent of the container's limit
 * @param diskUsage percent of the file system
 * @param apiResponseTime mean of a round, in seconds
 * @param errorRate percent of answers of 500 and above, over five minutes
 * @param databaseConnections percent of the server's maximum
 * @param margin how far below its limit a figure has to be to be low again, in percent of the limit
 */
@ConfigurationProperties("recio.thresholds")
public record Thresholds(
    @Bindable(defaultValue = Kind.Usual.CPU) double cpuUsage,
    @Bindable(defaultValue = Kind.Usual.MEMORY) double memoryUsage,
    @Bindable(defaultValue = Kind.Usual.DISK) double diskUsage,
    @Bindable(defaultValue = Kind.Usual.RESPONSE_TIME) double apiResponseTime,
    @Bindable(defaultValue = Kind.Usual.ERROR_RATE) double errorRate,
    @Bindable(defaultValue = Kind.Usual.CONNECTIONS) double databaseConnections,
    @Bindable(defaultValue = "30s") Duration raiseAfter,
    @Bindable(defaultValue = "60s") Duration clearAfter,
    @Bindable(defaultValue = "5") double margin) {

  public Thresholds {
    if (margin < 0 || margin >= 100) {
      throw new IllegalArgumentException("thresholds.margin must be in [0, 100): " + margin);
    }
  }

  Limit limit(Kind kind) {
    double above =
        switch (kind) {
          case CPU -> cpuUsage;
          case MEMORY -> memoryUsage;
          case DISK -> diskUsage;
          case RESPONSE_TIME -> apiResponseTime;
          case ERROR_RATE -> errorRate;
          case CONNECTIONS -> databaseConnections;
        };
    return new Limit(above, above * (1 - margin / 100), raiseAfter, clearAfter);
  }
}
