package io.rec.platform.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the container may use and uses, read from the control group: version 2 files where they are,
 * version 1 files else. A figure that cannot be read is empty, never zero.
 */
final class Cgroup {

  /** Version 1 writes a number near 2^63 where there is no limit. */
  private static final long NO_LIMIT = Long.MAX_VALUE / 2;

  private final Path root;
  private final Path memoryInfo;
  private final int processors;

  /**
   * How often processor time was given out, and how often it was used up before the end.
   *
   * @param throttled of all of them
   */
  record Periods(long all, long throttled) {

    private static final int TOO_FEW = 10;

    Periods since(Periods before) {
      return new Periods(all - before.all, throttled - before.throttled);
    }

    /** Of a second or so nothing can be said. */
    int throttledPercent() {
      return all < TOO_FEW ? 0 : (int) Math.clamp(100 * throttled / all, 0, 100);
    }
  }

  Cgroup(Path root, Path memoryInfo, int processors) {
    this.root = root;
    this.memoryInfo = memoryInfo;
    this.processors = processors;
  }

  /** That of the container we run in. */
  static Cgroup own() {
    return new Cgroup(
        Path.of("/sys/fs/cgroup"),
        Path.of("/proc/meminfo"),
        Runtime.getRuntime().availableProcessors());
  }

  /** Since the container began; empty where processor time is not limited at all. */
  Optional<Periods> periods() {
    Path v2 = root.resolve("cpu.stat");
    Path file = field(v2, "nr_periods").isPresent() ? v2 : root.resolve("cpu").resolve("cpu.stat");
    OptionalLong all = field(file, "nr_periods");
    OptionalLong throttled = field(file, "nr_throttled");
    return all.isPresent() && throttled.isPresent()
        ? Optional.of(new Periods(all.getAsLong(), throttled.getAsLong()))
        : Optional.empty();
  }

  /** Processor time used so far, in microseconds. */
  OptionalLong cpuMicros() {
    OptionalLong v2 = field(root.resolve("cpu.stat"), "usage_usec");
    if (v2.isPresent()) {
      return v2;
    }
    OptionalLong nanos = number(root.resolve("cpuacct").resolve("cpuacct.usage"));
    return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() / 1000) : nanos;
  }

  /** Processors the container may use; without a quota those of the machine. */
  double cpuLimit() {
    String[] v2 = text(root.resolve("cpu.max")).orElse("").split(" ", -1);
    if (v2.length == 2 && !v2[0].equals("max")) {
      return Double.parseDouble(v2[0]) / Double.parseDouble(v2[1]);
    }
    Path v1 = root.resolve("cpu");
    OptionalLong quota = number(v1.resolve("cpu.cfs_quota_us"));
    OptionalLong period = number(v1.resolve("cpu.cfs_period_us"));
    if (quota.isPresent() && quota.getAsLong() > 0 && period.isPresent()) {
      return (double) quota.getAsLong() / period.getAsLong();
    }
    return processors;
  }

  /** Memory in use as a percentage of the limit, without file cache that can be dropped. */
  OptionalDouble memoryPercent() {
    OptionalLong used = memoryUsed();
    OptionalLong limit = memoryLimit();
    return used.isPresent() && limit.isPresent()
        ? OptionalDouble.of(100.0 * used.getAsLong() / limit.getAsLong())
        : OptionalDouble.empty();
  }

  private OptionalLong memoryUsed() {
    OptionalLong v2 = number(root.resolve("memory.current"));
    if (v2.isPresent()) {
      return less(v2, field(root.resolve("memory.stat"), "inactive_file"));
    }
    Path v1 = root.resolve("memory");
    OptionalLong used = number(v1.resolve("memory.usage_in_bytes"));
    return used.isPresent()
        ? less(used, field(v1.resolve("memory.stat"), "total_inactive_file"))
        : used;
  }

  private OptionalLong memoryLimit() {
    OptionalLong v2 = number(root.resolve("memory.max"));
    OptionalLong limit =
        v2.isPresent() ? v2 : number(root.resolve("memory").resolve("memory.limit_in_bytes"));
    if (limit.isPresent() && limit.getAsLong() < NO_LIMIT) {
      return limit;
    }
    OptionalLong kilobytes = field(memoryInfo, "MemTotal:");
    return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() * 1024) : kilobytes;
  }

  private static OptionalLong less(OptionalLong all, OptionalLong part) {
    return OptionalLong.of(Math.max(0, all.getAsLong() - part.orElse(0)));
  }

  private static OptionalLong number(Path file) {
    return text(file)
        .filter(text -> text.matches("-?\\d+"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  private static OptionalLong field(Path file, String name) {
    return text(file)
        .flatMap(
            text ->
                text.lines()
                    .map(line -> line.split("\\s+", -1))
                    .filter(words -> words.length >= 2 && words[0].equals(name))
                    .findFirst())
        .map(words -> OptionalLong.of(Long.parseLong(words[1])))
        .orElseGet(OptionalLong::empty);
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
