package io.rec.autoentrysupervisor.backtest.batch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time spent since it was made: on the wall, and of all processors together by this process. */
final class Cost {
  private static final double NANOS = 1e9;

  private final long wall = System.nanoTime();
  private final long cpu = cpu();

  /** What so many seconds of prices have cost. */
  String sentence(long seconds) {
    var spent = (cpu() - cpu) / NANOS;
    return String.format(
        Locale.ROOT,
        "%,d seconds of prices in %.1f s, %.1f s of CPU, compiler and collector included; %.0f ns a second",
        seconds,
        (System.nanoTime() - wall) / NANOS,
        spent,
        spent * NANOS / Math.max(1, seconds));
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
