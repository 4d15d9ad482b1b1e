package io.rec.cli.up;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Step;
import io.rec.cli.desk.DeskState;
import io.rec.cli.desk.Desks;
import io.rec.cli.release.OperatorRelease;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import java.util.Optional;

/** Deletes one trading system and waits until the operator has let it go. */
final class DeskStop {
  private final KubernetesClient client;
  private final Desks desks;

  DeskStop(KubernetesClient client, Desks desks) {
    this.client = client;
    this.desks = desks;
  }

  void run(TradingSystem desk, Patience patience, Step step) throws InterruptedException {
    desks.delete(desk);
    if (!operatorLives()) {
      step.tell("no operator is there to stop it, letting it go");
      letGo(desk);
    }
    String namespace = desk.getMetadata().getNamespace();
    String name = desk.getMetadata().getName();
    patience.orFail(
        () ->
            new Failure(
                ExitCode.TIMED_OUT,
                "Trading system %s/%s is still stopping after %d s: %s"
                    .formatted(namespace, name, patience.limit().toSeconds(), lastWord(desk)),
                "Wait and run recio down again, or see kubectl describe ts %s -n %s."
                    .formatted(name, namespace)),
        () -> {
          Optional<TradingSystem> there = desks.find(namespace, name);
          there.map(DeskState::new).ifPresent(state -> step.tell(state.told()));
          return there.isPresent() ? Optional.empty() : Optional.of(name);
        });
  }

  private boolean operatorLives() {
    Deployment operator =
        client
            .apps()
            .deployments()
            .inNamespace(OperatorRelease.NAMESPACE)
            .withName(OperatorRelease.NAME)
            .get();
    return operator != null
        && requireNonNullElse(operator.getStatus().getAvailableReplicas(), 0) > 0;
  }

  /** A finalizer whose operator is gone would hold the object and its namespace for ever. */
  private void letGo(TradingSystem desk) {
    desks
        .find(desk.getMetadata().getNamespace(), desk.getMetadata().getName())
        .ifPresent(
            there ->
                client
                    .resource(there)
                    .edit(
                        object -> {
                          object.getMetadata().getFinalizers().remove(Verbs.FINALIZER);
                          return object;
                        }));
  }

  private String lastWord(TradingSystem desk) {
    return desks
        .find(desk.getMetadata().getNamespace(), desk.getMetadata().getName())
        .map(DeskState::new)
        .map(DeskState::told)
        .orElse("it has just gone");
  }
}
