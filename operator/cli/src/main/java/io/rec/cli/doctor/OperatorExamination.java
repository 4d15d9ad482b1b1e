package io.rec.cli.doctor;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.release.ReleaseState;
import java.util.List;

/** Whether an operator is there to keep the desks up. */
public final class OperatorExamination {
  private static final String SUBJECT = "operator";

  private final KubernetesClient client;
  private final ReleaseState release;

  public OperatorExamination(KubernetesClient client, ReleaseState release) {
    this.client = client;
    this.release = release;
  }

  public Finding finding() {
    if (release instanceof ReleaseState.HalfDone half) {
      return Finding.problem(
          SUBJECT,
          "an earlier run of recio up was cut off; its release is " + half.helmStatus(),
          "the operator may be old or missing",
          "./recio up goes on where it stopped");
    }
    List<Deployment> found =
        client
            .apps()
            .deployments()
            .inAnyNamespace()
            .withLabel("app.kubernetes.io/name", "recio-operator")
            .list()
            .getItems();
    if (found.isEmpty()) {
      return Finding.problem(
          SUBJECT,
          "no operator is installed",
          "nothing is brought up and nothing heals",
          "./recio up, or helm install recio-operator helm/trading-system");
    }
    Deployment operator = found.getFirst();
    int ready = requireNonNullElse(operator.getStatus().getReadyReplicas(), 0);
    int wanted = requireNonNullElse(operator.getSpec().getReplicas(), 1);
    String where = operator.getMetadata().getNamespace();
    if (ready == 0) {
      return Finding.problem(
          SUBJECT,
          "none of %d replicas is ready in %s".formatted(wanted, where),
          "trading goes on, but nothing heals and no change is made",
          "kubectl logs -n " + where + " deploy/" + operator.getMetadata().getName());
    }
    return Finding.ok(SUBJECT, "%d/%d ready in %s".formatted(ready, wanted, where));
  }
}
