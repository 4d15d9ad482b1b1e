package io.rec.cli.timeline;

import io.fabric8.kubernetes.api.model.Pod;
import io.rec.cli.console.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The starts of many pods side by side, in seconds after the first of them was created. */
public record Timeline(List<PodTimes> pods) {
  public static Timeline of(List<Pod> pods) {
    return new Timeline(
        pods.stream()
            .map(PodTimes::of)
            .sorted(
                Comparator.comparing((PodTimes times) -> times.ready().orElse(Instant.MAX))
                    .thenComparing(PodTimes::pod))
            .toList());
  }

  public String render() {
    var table = new Table("POD", "CREATED", "SCHEDULED", "STARTED", "READY", "START TO READY");
    Optional<Instant> first = pods.stream().map(PodTimes::created).min(Comparator.naturalOrder());
    for (PodTimes pod : pods) {
      table.row(
          pod.pod(),
          after(first, Optional.of(pod.created())),
          after(first, pod.scheduled()),
          after(first, pod.started()),
          after(first, pod.ready()),
          after(pod.started(), pod.ready()));
    }
    return table.render();
  }

  private static String after(Optional<Instant> from, Optional<Instant> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return "-";
    }
    return Duration.between(from.get(), to.get()).toSeconds() + " s";
  }
}
