package io.rec.cli.up;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Step;
import io.rec.cli.release.ChartValues;
import io.rec.cli.release.OperatorRelease;
import io.rec.cli.release.ReleaseState;
import io.rec.cli.waiting.Patience;
import java.util.Objects;
import java.util.Optional;

/** Puts the operator's release in, unless this very one is there, and waits for its pod. */
final class OperatorStart {
  private final KubernetesClient client;
  private final OperatorRelease release;

  OperatorStart(KubernetesClient client, OperatorRelease release) {
    this.client = client;
    this.release = release;
  }

  void run(ChartValues values, Patience patience, Step step) throws InterruptedException {
    String result =
        switch (release.find()) {
          case ReleaseState.Foreign foreign -> throw foreign(foreign);
          case ReleaseState.Ours ours when ours.hash().equals(values.hash()) -> "unchanged";
          case ReleaseState.Ours _ -> apply(values, "upgraded");
          case ReleaseState.Absent _ -> apply(values, "installed");
          case ReleaseState.HalfDone half -> {
            step.tell("an earlier run left it " + half.helmStatus() + ", beginning anew");
            // Helm refuses to upgrade a pending release; the desk and the CRD stay.
            release.remove();
            yield apply(values, "repaired");
          }
        };
    patience.orFail(() -> late(patience), () -> available(step));
    step.done(result);
  }

  static Failure foreign(ReleaseState.Foreign foreign) {
    return new Failure(
        ExitCode.OTHER_INSTALLATION,
        "This cluster already has REC.IO, made by " + foreign.what() + ", not by recio up.",
        "Use that installation (recio status), or name another cluster with --context.");
  }

  private Failure late(Patience patience) {
    return new Failure(
        ExitCode.TIMED_OUT,
        "The operator did not become ready within %d s: %s"
            .formatted(patience.limit().toSeconds(), podState()),
        "kubectl describe pod -n %s -l app.kubernetes.io/name=recio-operator"
            .formatted(OperatorRelease.NAMESPACE));
  }

  private String apply(ChartValues values, String result) {
    release.apply(values);
    return result;
  }

  private Optional<Deployment> available(Step step) {
    Deployment found =
        client
            .apps()
            .deployments()
            .inNamespace(OperatorRelease.NAMESPACE)
            .withName(OperatorRelease.NAME)
            .get();
    step.tell(podState());
    return Optional.ofNullable(found).filter(OperatorStart::rolledOut);
  }

  /** As kubectl rollout status judges: an old pod that is still ready does not count. */
  private static boolean rolledOut(Deployment deployment) {
    var status = deployment.getStatus();
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    return Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration())
        && Objects.requireNonNullElse(status.getUpdatedReplicas(), 0) >= wanted
        && Objects.requireNonNullElse(status.getAvailableReplicas(), 0) >= wanted;
  }

  private String podState() {
    return client
        .pods()
        .inNamespace(OperatorRelease.NAMESPACE)
        .withLabel("app.kubernetes.io/name", "recio-operator")
        .list()
        .getItems()
        .stream()
        .map(OperatorStart::told)
        .findFirst()
        .orElse("no pod yet");
  }

  private static String told(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(container -> container.getState().getWaiting())
        .filter(Objects::nonNull)
        .map(waiting -> "pod waits: " + waiting.getReason())
        .findFirst()
        .orElse("pod is " + pod.getStatus().getPhase());
  }
}
