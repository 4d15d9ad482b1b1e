package io.rec.cli.up;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.MadeBy;
import io.rec.cli.console.Step;
import io.rec.cli.desk.DeskState;
import io.rec.cli.desk.Desks;
import io.rec.cli.desk.Sample;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.TradingSystem;
import java.util.Optional;

/** Applies the sample and waits until it is Ready. */
final class DeskStart {
  private final Desks desks;

  DeskStart(Desks desks) {
    this.desks = desks;
  }

  void apply(Sample sample) {
    Optional<TradingSystem> found = desks.find(UpOptions.NAMESPACE, sample.name());
    if (found.isPresent() && !MadeBy.us(found.get())) {
      throw new Failure(
          ExitCode.OTHER_INSTALLATION,
          "TradingSystem %s/%s exists and was not made by recio up."
              .formatted(UpOptions.NAMESPACE, sample.name()),
          "Rename or delete it, or name another cluster with --context.");
    }
    desks.apply(sample);
  }

  DeskState awaitReady(String name, Patience patience, Step step) throws InterruptedException {
    return patience.until(() -> look(name, step)).orElseThrow(() -> late(name, patience));
  }

  private Optional<DeskState> look(String name, Step step) {
    Optional<DeskState> state = desks.find(UpOptions.NAMESPACE, name).map(DeskState::new);
    state.ifPresent(
        seen -> {
          step.reached(seen.componentsReady(), seen.componentsInAll());
          step.tell(seen.told());
          seen.hopeless()
              .ifPresent(
                  why -> {
                    throw new Failure(
                        ExitCode.UNHEALTHY,
                        "The trading system cannot become ready: " + why,
                        "kubectl describe ts " + name + " -n " + UpOptions.NAMESPACE);
                  });
        });
    return state.filter(DeskState::ready);
  }

  private Failure late(String name, Patience patience) {
    String last =
        desks
            .find(UpOptions.NAMESPACE, name)
            .map(DeskState::new)
            .map(DeskState::told)
            .orElse("it is gone");
    return new Failure(
        ExitCode.TIMED_OUT,
        "Not ready within %d s: %s".formatted(patience.limit().toSeconds(), last),
        "recio doctor names cause and fix; recio up goes on waiting.");
  }
}
