package io.rec.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rec.platform.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {

  private static final String NO_LIMIT = "9223372036854771712";

  @TempDir private Path root;

  @Test
  @DisplayName("TPS-HL-02 reads a control group of version 2")
  void readsVersion2() throws IOException {
    file("cpu.stat", "usage_usec 1500000\nuser_usec 1\n");
    file("cpu.max", "50000 100000\n");
    file("memory.current", "200000000\n");
    file("memory.max", "400000000\n");
    file("memory.stat", "anon 1\ninactive_file 100000000\n");

    Cgroup cgroup = cgroup();

    assertThat(cgroup.cpuMicros()).hasValue(1_500_000);
    assertThat(cgroup.cpuLimit()).isEqualTo(0.5);
    assertThat(cgroup.memoryPercent().orElseThrow()).isCloseTo(25.0, within(0.001));
  }

  @Test
  @DisplayName("TPS-HL-02 reads a control group of version 1")
  void readsVersion1() throws IOException {
    file("cpuacct/cpuacct.usage", "2000000000\n");
    file("cpu/cpu.cfs_quota_us", "200000\n");
    file("cpu/cpu.cfs_period_us", "100000\n");
    file("memory/memory.usage_in_bytes", "300000000\n");
    file("memory/memory.limit_in_bytes", "600000000\n");
    file("memory/memory.stat", "cache 5\ntotal_inactive_file 0\n");

    Cgroup cgroup = cgroup();

    assertThat(cgroup.cpuMicros()).hasValue(2_000_000);
    assertThat(cgroup.cpuLimit()).isEqualTo(2.0);
    assertThat(cgroup.memoryPercent().orElseThrow()).isCloseTo(50.0, within(0.001));
  }

  @Test
  @DisplayName("tells how often processor time was used up, in both versions")
  void readsThrottling() throws IOException {
    assertThat(cgroup().periods()).isEmpty();
    file("cpu/cpu.stat", "nr_periods 100\nnr_throttled 40\nthrottled_time 5\n");
    Cgroup.Periods first = cgroup().periods().orElseThrow();
    file("cpu.stat", "usage_usec 1\nnr_periods 200\nnr_throttled 135\nthrottled_usec 5\n");

    assertThat(first).isEqualTo(new Cgroup.Periods(100, 40));
    assertThat(cgroup().periods().orElseThrow().since(first).throttledPercent()).isEqualTo(95);
    assertThat(first.since(first).throttledPercent()).isZero();
  }

  @Test
  @DisplayName("throttling is of the last seconds, however often somebody asks")
  void looksBackSomeSeconds() throws IOException {
    file("cpu.stat", "nr_periods 1000\nnr_throttled 0\n");
    TestClock clock = TestClock.at("2026-01-01T12:00:00Z");
    Throttling throttling = new Throttling(cgroup(), clock);
    clock.moveTo(Instant.parse("2026-01-01T12:00:06Z"));
    file("cpu.stat", "nr_periods 1060\nnr_throttled 60\n");

    assertThat(throttling.percent()).isEqualTo(100);
    clock.moveTo(Instant.parse("2026-01-01T12:00:07Z"));
    file("cpu.stat", "nr_periods 1070\nnr_throttled 70\n");
    assertThat(throttling.percent()).isEqualTo(100);

    for (int second : new int[] {12, 18}) {
      clock.moveTo(Instant.parse("2026-01-01T12:00:%dZ".formatted(second)));
      file("cpu.stat", "nr_periods %d\nnr_throttled 70\n".formatted(1000 + 10 * second));
      throttling.percent();
    }
    assertThat(throttling.percent()).isZero();
  }

  @Test
  @DisplayName("R8 without a limit the machine's memory and processors are the measure")
  void fallsBackToTheMachine() throws IOException {
    file("cpu/cpu.cfs_quota_us", "-1\n");
    file("memory/memory.usage_in_bytes", "1024000\n");
    file("memory/memory.limit_in_bytes", NO_LIMIT + "\n");
    file("meminfo", "MemTotal:       10000 kB\nMemFree: 1 kB\n");

    assertThat(cgroup().cpuLimit()).isEqualTo(4.0);
    assertThat(cgroup().memoryPercent().orElseThrow()).isCloseTo(10.0, within(0.001));
  }

  @Test
  @DisplayName("a figure that cannot be read is unknown, not zero")
  void unknownIsNotZero() {
    assertThat(cgroup().memoryPercent()).isEmpty();
    assertThat(cgroup().cpuMicros()).isEmpty();
  }

  private Cgroup cgroup() {
    return new Cgroup(root, root.resolve("meminfo"), 4);
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
