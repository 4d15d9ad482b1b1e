package io.rec.cli.top;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ComponentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one system uses.
 *
 * @param note why CPU and memory are not known; absent if they are
 */
public record TopReport(String system, @Nullable String note, List<UsageLine> components) {
  private static final String DATABASE = "postgres";

  public static TopReport of(TradingSystem desk, List<Pod> pods, Measured measured) {
    var lines = new ArrayList<UsageLine>();
    for (ComponentStatus component : desk.statusOrEmpty().components()) {
      List<Pod> own = pods.stream().filter(pod -> isOf(pod, component.name())).toList();
      lines.add(
          UsageLine.of(
              component.name(),
              requireNonNullElse(component.ready(), 0),
              requireNonNullElse(component.desired(), 0),
              requireNonNullElse(component.restarts(), 0),
              requireNonNullElse(component.state(), "Unknown"),
              used(own, measured),
              limit(own)));
    }
    // The status knows the database by a condition; its pod is one of the machine's all the same.
    List<Pod> database = pods.stream().filter(pod -> isOf(pod, DATABASE)).toList();
    if (!database.isEmpty()) {
      lines.add(database(database, measured));
    }
    return new TopReport(
        new DeskState(desk).called(),
        measured instanceof Measured.Missing missing ? missing.why() : null,
        lines);
  }

  private static UsageLine database(List<Pod> pods, Measured measured) {
    int ready = (int) pods.stream().filter(Readiness::isPodReady).count();
    int restarts =
        pods.stream()
            .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
            .mapToInt(ContainerStatus::getRestartCount)
            .sum();
    return UsageLine.of(
        DATABASE,
        ready,
        pods.size(),
        restarts,
        ready == pods.size() ? "Running" : "Waiting",
        used(pods, measured),
        limit(pods));
  }

  private static boolean isOf(Pod pod, String component) {
    Map<String, String> labels = requireNonNullElse(pod.getMetadata().getLabels(), Map.of());
    return component.equals(labels.get("app.kubernetes.io/name"));
  }

  private static Load used(List<Pod> pods, Measured measured) {
    return switch (measured) {
      case Measured.Missing ignored -> Load.UNKNOWN;
      case Measured.Known known ->
          pods.stream()
              .map(pod -> known.pods().getOrDefault(pod.getMetadata().getName(), Load.UNKNOWN))
              .reduce(Load.UNKNOWN, Load::plus);
    };
  }

  private static Load limit(List<Pod> pods) {
    return pods.stream()
        .flatMap(pod -> pod.getSpec().getContainers().stream())
        .map(container -> limit(container.getResources()))
        .reduce(Load.UNKNOWN, Load::plus);
  }

  private static Load limit(@Nullable ResourceRequirements resources) {
    return resources == null ? Load.UNKNOWN : Load.of(resources.getLimits());
  }
}
