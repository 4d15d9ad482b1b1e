package io.rec.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SteadyStateTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void turnsProcessorSecondsIntoMillicores(@TempDir Path proc) throws IOException {
    process(proc, 100);

    var state =
        SteadyState.between(
            new ProcessTable(proc), List.of(pod("db-poller")), time -> process(proc, 700), MINUTE);

    assertThat(state.byRole().get("db-poller")).isEqualTo(new Use(80000L * 1024, 100));
  }

  @Test
  void refusesToReportPodsItCannotSee(@TempDir Path proc) {
    assertThatThrownBy(
            () ->
                SteadyState.between(
                    new ProcessTable(proc), List.of(pod("db-poller")), time -> {}, MINUTE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("db-poller");
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name + "-x")
        .withUid("aaaa-bbbb")
        .addToLabels("app.kubernetes.io/name", name)
        .endMetadata()
        .build();
  }

  private static void process(Path proc, int ticks) {
    try {
      var home = Files.createDirectories(proc.resolve("10"));
      Files.writeString(home.resolve("cgroup"), "0::/kubepods/podaaaa-bbbb/c1");
      Files.writeString(home.resolve("smaps_rollup"), "Pss:   80000 kB\n");
      Files.writeString(
          home.resolve("stat"), "10 (java) S 1 1 1 0 -1 1 1 2 3 4 %d 0 0 0 20".formatted(ticks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
