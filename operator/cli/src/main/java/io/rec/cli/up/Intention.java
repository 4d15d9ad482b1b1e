package io.rec.cli.up;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.MadeBy;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.cluster.Reach;
import io.rec.cli.desk.Desks;
import io.rec.cli.release.OperatorRelease;
import io.rec.cli.release.ReleaseState;
import io.rec.cli.state.Installation;
import io.rec.cli.state.InstallationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code --dry-run} tells: the steps that would be taken, from what is there now. */
public final class Intention {
  private final Surroundings surroundings;
  private final ClusterAccess cluster;

  public Intention(Surroundings surroundings, ClusterAccess cluster) {
    this.surroundings = surroundings;
    this.cluster = cluster;
  }

  public List<String> up(UpOptions options) {
    var steps = new ArrayList<String>();
    Optional<Reach> reach = cluster.find();
    steps.add((reach.isPresent() ? "use" : "make") + " the cluster: " + cluster.told());
    steps.add("build the images whose sources changed and " + images(options));
    steps.add(operator(reach));
    steps.add(
        "apply k8s/samples/paper.yaml in namespace %s and wait for Ready"
            .formatted(UpOptions.NAMESPACE));
    steps.add(
        "open the dashboard on http://127.0.0.1:%d or the next free port"
            .formatted(UpOptions.USUAL_PORT));
    return steps;
  }

  public List<String> down() {
    Optional<Reach> reach = cluster.find();
    if (reach.isEmpty()) {
      return List.of("nothing is there to take down");
    }
    var steps = new ArrayList<String>();
    new InstallationStore(surroundings.stateDirectory())
        .find(reach.get().name())
        .flatMap(Installation::forwarding)
        .ifPresent(forward -> steps.add("close http://127.0.0.1:" + forward.port()));
    try (KubernetesClient client = Kubernetes.connect(reach.get().kubeconfig())) {
      new Desks(client)
          .all().stream()
              .filter(MadeBy::us)
              .forEach(
                  desk ->
                      steps.add(
                          "stop and delete trading system %s/%s"
                              .formatted(
                                  desk.getMetadata().getNamespace(),
                                  desk.getMetadata().getName())));
      switch (new OperatorRelease(client, reach.get().kubeconfig()).find()) {
        case ReleaseState.Ours _, ReleaseState.HalfDone _ -> steps.add("uninstall the operator");
        case ReleaseState.Foreign foreign -> steps.add("leave " + foreign.what() + " alone");
        case ReleaseState.Absent _ -> {}
      }
    }
    steps.add(
        reach.get().ours()
            ? "remove the cluster: " + cluster.told()
            : "delete the namespaces that recio up made; the cluster stays");
    return steps;
  }

  private String images(UpOptions options) {
    return options
        .registry()
        .map(registry -> "push them to " + registry)
        .orElse(
            cluster.takesArchives()
                ? "load those the nodes lack"
                : "make sure that the nodes have them");
  }

  private String operator(Optional<Reach> reach) {
    if (reach.isEmpty()) {
      return "install the operator";
    }
    try (KubernetesClient client = Kubernetes.connect(reach.get().kubeconfig())) {
      return switch (new OperatorRelease(client, reach.get().kubeconfig()).find()) {
        case ReleaseState.Absent _ -> "install the operator";
        case ReleaseState.Ours _ -> "upgrade the operator if chart or images changed";
        case ReleaseState.HalfDone half ->
            "repair the operator's release, which is " + half.helmStatus();
        case ReleaseState.Foreign foreign -> "stop, because of " + foreign.what();
      };
    }
  }
}
