package io.rec.cli.top;

import org.jspecify.annotations.Nullable;

/**
 * One component, all its pods together.
 *
 * @param cpuMillis used now, in thousandths of a core
 * @param memoryBytes used now
 * @param memoryPercent of its limit
 */
public record UsageLine(
    String component,
    int ready,
    int desired,
    int restarts,
    String state,
    @Nullable Long cpuMillis,
    @Nullable Long cpuLimitMillis,
    @Nullable Long memoryBytes,
    @Nullable Long memoryLimitBytes,
    @Nullable Integer memoryPercent) {
  private static final long MIB = 1024L * 1024;

  static UsageLine of(
      String component, int ready, int desired, int restarts, String state, Load used, Load limit) {
    return new UsageLine(
        component,
        ready,
        desired,
        restarts,
        state,
        used.milliCores(),
        limit.milliCores(),
        used.bytes(),
        limit.bytes(),
        percent(used.bytes(), limit.bytes()));
  }

  public String cpu() {
    return cpuMillis == null ? "-" : cpuMillis + "m";
  }

  public String cpuLimit() {
    return cpuLimitMillis == null ? "-" : cpuLimitMillis + "m";
  }

  public String memory() {
    return mebibytes(memoryBytes);
  }

  public String memoryLimit() {
    return mebibytes(memoryLimitBytes);
  }

  private static String mebibytes(@Nullable Long bytes) {
    return bytes == null ? "-" : Math.ceilDiv(bytes, MIB) + "Mi";
  }

  private static @Nullable Integer percent(@Nullable Long used, @Nullable Long limit) {
    return used == null || limit == null || limit == 0 ? null : Math.toIntExact(used * 100 / limit);
  }
}
