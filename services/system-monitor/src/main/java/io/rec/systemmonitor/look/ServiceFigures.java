package io.rec.systemmonitor.look;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one service says about itself; null when it does not.
 *
 * @param cpuPercent of the container's limit
 * @param memoryPercent of the container's limit
 * @param diskPercent of the file system the container writes to
 * @param networkBytes in and out since its start
 * @param responseTime seconds, mean of the requests of this round
 * @param slowestResponse seconds, of the last minutes
 * @param errorRate percent of answers of 500 and above, over five minutes
 * @param throughput requests a second, over five minutes
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ServiceFigures(
    @Nullable Double cpuPercent,
    @Nullable Double memoryPercent,
    @Nullable Double diskPercent,
    @Nullable Double networkBytes,
    @Nullable Double responseTime,
    @Nullable Double slowestResponse,
    @Nullable Double errorRate,
    @Nullable Double throughput,
    @Nullable Double activeConnections) {

  public static final ServiceFigures NONE =
      new ServiceFigures(null, null, null, null, null, null, null, null, null);

  /** The mean is that of the requests since the scrape before; counters begin anew at a restart. */
  static ServiceFigures of(Scrape now, Scrape before) {
    return new ServiceFigures(
        rounded(now.get("system_cpu_percent")),
        rounded(now.get("system_memory_percent")),
        rounded(now.get("system_disk_percent")),
        rounded(now.get("system_network_io_bytes_total")),
        rounded(mean(now, before)),
        rounded(now.get("response_time_seconds_max")),
        rounded(percent(now.get("error_rate"))),
        rounded(now.get("throughput")),
        rounded(now.get("active_connections")));
  }

  private static OptionalDouble mean(Scrape now, Scrape before) {
    double requests = grown("response_time_seconds_count", now, before);
    return requests > 0
        ? OptionalDouble.of(grown("response_time_seconds_sum", now, before) / requests)
        : OptionalDouble.empty();
  }

  private static double grown(String counter, Scrape now, Scrape before) {
    double to = now.get(counter).orElse(0);
    double from = before.get(counter).orElse(0);
    return to >= from ? to - from : to;
  }

  private static OptionalDouble percent(OptionalDouble share) {
    return share.isPresent() ? OptionalDouble.of(100 * share.getAsDouble()) : share;
  }

  private static @Nullable Double rounded(OptionalDouble value) {
    return value.isPresent() ? Math.round(value.getAsDouble() * 1000) / 1000.0 : null;
  }

  /** For a limit. */
  public static OptionalDouble read(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
