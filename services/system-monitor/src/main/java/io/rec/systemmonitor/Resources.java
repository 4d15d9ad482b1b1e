package io.rec.systemmonitor;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.health.SystemInfo;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Percent of this container's limits, of the file system for the disk; null when unreadable.
 *
 * @param node why there are no figures of the machine
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Resources(
    @Nullable Double cpuPercent,
    @Nullable Double memoryPercent,
    @Nullable Double diskPercent,
    String networkStatus,
    String node) {

  static final Resources UNKNOWN = new Resources(null, null, null, "unknown", "");

  /** Machines belong to the cluster's own monitoring; this pod has neither token nor right. */
  private static final String NO_NODE =
      "not read: no service has a right at the kubelet; the figures are those of containers";

  static Resources now(SystemInfo system) {
    return new Resources(
        value(system.cpuPercent()),
        value(system.memoryPercent()),
        value(system.diskPercent()),
        system.networkStatus(),
        NO_NODE);
  }

  private static @Nullable Double value(OptionalDouble percent) {
    return percent.isPresent() ? Math.round(percent.getAsDouble() * 100) / 100.0 : null;
  }
}
