package io.rec.benchmarks;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Memory and processor time of pods at rest, over one interval. */
record SteadyState(Map<String, Use> byRole) {
  private static final double MIB = 1024 * 1024;

  /** What is asked of the host: two looks at the same pods, the interval apart. */
  static SteadyState between(ProcessTable processes, List<Pod> pods, Pause pause, Duration interval)
      throws IOException {
    var before = cpuSeconds(processes, pods);
    pause.rest(interval);
    var after = cpuSeconds(processes, pods);
    var use = new TreeMap<String, Use>();
    for (int i = 0; i < pods.size(); i++) {
      if (after[i] < before[i]) {
        throw new IllegalStateException(
            role(pods.get(i)) + " was restarted meanwhile: this is no steady state");
      }
      var millicores = (after[i] - before[i]) / interval.toSeconds() * 1000;
      use.merge(role(pods.get(i)), new Use(bytes(processes, pods.get(i)), millicores), Use::plus);
    }
    return new SteadyState(use);
  }

  Use total(List<String> roles) {
    return roles.stream()
        .map(role -> byRole.getOrDefault(role, Use.NONE))
        .reduce(Use.NONE, Use::plus);
  }

  Table table(List<String> services) {
    var rows = new ArrayList<List<String>>();
    byRole.forEach((role, use) -> rows.add(row(role, use)));
    rows.add(row("total of the %d services".formatted(services.size()), total(services)));
    rows.add(row("total with database and operator", total(List.copyOf(byRole.keySet()))));
    return new Table(List.of("pod", "PSS MiB", "CPU millicores"), rows);
  }

  private static List<String> row(String name, Use use) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%.1f", use.bytes() / MIB),
        String.format(Locale.ROOT, "%.1f", use.millicores()));
  }

  private static double[] cpuSeconds(ProcessTable processes, List<Pod> pods) throws IOException {
    var seconds = new double[pods.size()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = processes.cpuSeconds(processes.processesOf(pods.get(i).getMetadata().getUid()));
    }
    return seconds;
  }

  private static long bytes(ProcessTable processes, Pod pod) throws IOException {
    var bytes = processes.proportionalBytes(processes.processesOf(pod.getMetadata().getUid()));
    if (bytes == 0) {
      throw new IllegalStateException(
          "no process of %s is visible: run this on the cluster's host, as root"
              .formatted(role(pod)));
    }
    return bytes;
  }

  private static String role(Pod pod) {
    return requireNonNull(
        pod.getMetadata().getLabels().get("app.kubernetes.io/name"), "name of the pod's role");
  }

  /** Waits; a test passes one that does not. */
  @FunctionalInterface
  interface Pause {
    void rest(Duration time);
  }
}
