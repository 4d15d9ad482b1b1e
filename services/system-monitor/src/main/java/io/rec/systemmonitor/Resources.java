package io.rec.systemmonitor;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.health.SystemInfo;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Percent of this container's limits, of the file system for the disk; null when unreadable. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Resources(
    @Nullable Double cpuPercent, @Nullable Double memoryPercent, @Nullable Double diskPercent) {

  static Resources now(SystemInfo system) {
    return new Resources(
        value(system.cpuPercent()), value(system.memoryPercent()), value(system.diskPercent()));
  }

  private static @Nullable Double value(OptionalDouble percent) {
    return percent.isPresent() ? Math.round(percent.getAsDouble() * 100) / 100.0 : null;
  }
}
