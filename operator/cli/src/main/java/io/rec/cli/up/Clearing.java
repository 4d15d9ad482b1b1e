package io.rec.cli.up;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.Surroundings;
import io.rec.cli.console.Step;
import io.rec.cli.console.Steps;
import io.rec.cli.desk.Desks;
import io.rec.cli.release.OperatorRelease;
import io.rec.cli.release.ReleaseState;
import io.rec.cli.waiting.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes the operator, its namespaces and its CRD out of a cluster that stays. */
final class Clearing {
  private static final Duration NAMESPACE_GOES = Duration.ofMinutes(3);

  private final Surroundings surroundings;
  private final Steps steps;
  private final KubernetesClient client;
  private final OperatorRelease release;

  Clearing(
      Surroundings surroundings, Steps steps, KubernetesClient client, OperatorRelease release) {
    this.surroundings = surroundings;
    this.steps = steps;
    this.client = client;
    this.release = release;
  }

  List<String> operator() {
    return switch (release.find()) {
      case ReleaseState.Foreign _, ReleaseState.Absent _ -> List.of();
      case ReleaseState.Ours _, ReleaseState.HalfDone _ -> {
        try (Step step = steps.begin("Operator")) {
          release.remove();
          step.done("uninstalled");
        }
        yield List.of("operator in " + OperatorRelease.NAMESPACE);
      }
    };
  }

  List<String> namespacesAndKind() throws InterruptedException {
    var removed = new ArrayList<String>();
    var namespaces = new Namespaces(client);
    for (String name : List.of(UpOptions.NAMESPACE, OperatorRelease.NAMESPACE)) {
      if (namespaces.isOurs(name)) {
        try (Step step = steps.begin("Namespace " + name)) {
          namespaces.delete(name, new Patience(surroundings.clock(), NAMESPACE_GOES));
          step.done("deleted with its volumes");
        }
        removed.add("namespace " + name);
      }
    }
    if (new Desks(client).all().isEmpty()) {
      release.removeCrd();
    }
    return removed;
  }
}
