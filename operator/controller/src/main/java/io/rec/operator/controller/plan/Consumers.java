package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.plan.rotation.Consumer;
import io.rec.operator.controller.plan.rotation.Consumer.Trouble;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The components that work on the database, each after what it depends on. */
final class Consumers {
  /** What services and the driver say about a login that is refused. */
  private static final List<String> REFUSALS =
      List.of(
          "CredentialsRefused",
          "28P01",
          "password authentication failed",
          "not permitted to log in");

  private Consumers() {}

  static List<Consumer> of(Desk desk, Observation seen, Topology topology, Instant now) {
    return topology.graph().layers().stream()
        .flatMap(Collection::stream)
        .filter(name -> topology.find(name).filter(one -> one.entry().usesDatabase()).isPresent())
        .flatMap(name -> Optional.ofNullable(seen.deployments().get(name)).stream())
        .map(workload -> consumer(desk, seen, workload, now))
        .toList();
  }

  private static Consumer consumer(
      Desk desk, Observation seen, WorkloadSeen workload, Instant now) {
    var before =
        desk.status().components().stream()
            .filter(status -> status.name().equals(workload.name()))
            .findFirst();
    return new Consumer(
        workload.name(),
        workload.desired() > 0,
        workload.complete(),
        workload.available() < workload.desired()
            ? Optional.of(since(before, now))
            : Optional.empty(),
        trouble(seen, workload),
        before.map(status -> requireNonNullElse(status.restartToken(), "")).orElse(""));
  }

  private static Instant since(Optional<ComponentStatus> before, Instant now) {
    return before
        .filter(status -> !"Ready".equals(status.state()))
        .map(status -> requireNonNullElse(status.since(), now))
        .orElse(now);
  }

  private static Trouble trouble(Observation seen, WorkloadSeen workload) {
    var words =
        Stream.concat(
                Stream.of(workload.refusal()).filter(text -> !text.isEmpty()),
                seen.newestOf(workload.name()).flatMap(PodSeen::complaint).stream())
            .toList();
    if (words.isEmpty()) {
      return Trouble.NONE;
    }
    return words.stream().anyMatch(text -> REFUSALS.stream().anyMatch(text::contains))
        ? Trouble.LOGIN_REFUSED
        : Trouble.OTHER;
  }
}
