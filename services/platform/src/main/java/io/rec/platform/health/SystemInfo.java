package io.rec.platform.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Processor, memory, disk and network as this container sees them, in percent of its limits. */
@Context // from the start, or the first scrapes would miss its families
public final class SystemInfo {

  private static final long SHORTEST_MICROS = 1_000_000;

  private final Cgroup cgroup;
  private final NetworkCounters network;
  private final Path disk;
  private final Clock clock;
  private long readAtMicros;
  private long readCpuMicros;
  private OptionalDouble cpuPercent = OptionalDouble.empty();

  @Inject
  SystemInfo(MeterRegistry meters, Clock clock) {
    this(Cgroup.own(), new NetworkCounters(Path.of("/proc/net/dev")), Path.of("/"), clock);
    Gauge.builder("system.cpu.percent", () -> cpuPercent().orElse(Double.NaN)).register(meters);
    Gauge.builder("system.memory.percent", () -> memoryPercent().orElse(Double.NaN))
        .register(meters);
    Gauge.builder("system.disk.percent", () -> diskPercent().orElse(Double.NaN)).register(meters);
    FunctionCounter.builder("system.network.io", network, n -> n.received().orElse(0))
        .baseUnit("bytes")
        .tag("direction", "received")
        .register(meters);
    FunctionCounter.builder("system.network.io", network, n -> n.sent().orElse(0))
        .baseUnit("bytes")
        .tag("direction", "sent")
        .register(meters);
  }

  SystemInfo(Cgroup cgroup, NetworkCounters network, Path disk, Clock clock) {
    this.cgroup = cgroup;
    this.network = network;
    this.disk = disk;
    this.clock = clock;
    this.readAtMicros = micros();
    this.readCpuMicros = cgroup.cpuMicros().orElse(0);
  }

  /** Since the last question, but over no less than a second. */
  public synchronized OptionalDouble cpuPercent() {
    OptionalLong used = cgroup.cpuMicros();
    long now = micros();
    long passed = now - readAtMicros;
    if (used.isPresent() && passed >= SHORTEST_MICROS) {
      double share = (used.getAsLong() - readCpuMicros) / (double) passed;
      cpuPercent = OptionalDouble.of(100 * share / cgroup.cpuLimit());
      readAtMicros = now;
      readCpuMicros = used.getAsLong();
    }
    return cpuPercent;
  }

  public OptionalDouble memoryPercent() {
    return cgroup.memoryPercent();
  }

  public OptionalDouble diskPercent() {
    try {
      FileStore store = Files.getFileStore(disk);
      long total = store.getTotalSpace();
      return total == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(100.0 * (total - store.getUsableSpace()) / total);
    } catch (IOException unreadable) {
      return OptionalDouble.empty();
    }
  }

  /** "up" when a network interface other than loopback has carried traffic. */
  public String networkStatus() {
    return network.received().orElse(0) > 0 ? "up" : "down";
  }

  private long micros() {
    return clock.millis() * 1000;
  }
}
