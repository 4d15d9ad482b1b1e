package io.rec.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTableTest {

  @Test
  void readsProportionalSizeAndNotItsParts() {
    var rollup = "Rss:  153000 kB\nPss:   80000 kB\nPss_Anon:  60000 kB\nPss_File:  20000 kB\n";

    assertThat(ProcessTable.proportionalBytes(rollup)).isEqualTo(80000L * 1024);
  }

  @Test
  void countsFieldsFromBehindTheCommandsName() {
    var stat = "42 (java (VM) 1) S 1 42 42 0 -1 4194560 1 2 3 4 250 50 0 0 20 0 30 0 100 1 2";

    assertThat(ProcessTable.cpuSeconds(stat)).isEqualTo(3.0);
  }

  @Test
  void findsProcessesByTheUidInTheirGroupInBothSpellings(@TempDir Path proc) throws IOException {
    process(proc, "10", "0::/kubepods/burstable/podaaaa-bbbb/c1");
    process(proc, "11", "0::/kubepods.slice/kubepods-podaaaa_bbbb.slice/c2");
    process(proc, "12", "0::/kubepods/burstable/podcccc-dddd/c3");

    assertThat(new ProcessTable(proc).processesOf("aaaa-bbbb"))
        .containsExactlyInAnyOrder(proc.resolve("10"), proc.resolve("11"));
  }

  private static void process(Path proc, String pid, String group) throws IOException {
    Files.writeString(Files.createDirectory(proc.resolve(pid)).resolve("cgroup"), group);
  }
}
