package io.rec.cli.verb;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.change.Changes;
import io.rec.cli.console.Step;
import io.rec.cli.console.Steps;
import io.rec.cli.desk.DeskState;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.TradingSystem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Carries out a wish: writes it down, and waits for what comes of it. */
public final class Execution {
  private final KubernetesClient client;
  private final Changes changes;
  private final Spoken events;
  private final Steps steps;

  public Execution(KubernetesClient client, Steps steps) {
    this.client = client;
    this.changes = new Changes(client);
    this.events = new Spoken(client);
    this.steps = steps;
  }

  /** Whether the API server would take it; nothing is stored. */
  public void tryOut(TradingSystem desk, Verb verb) {
    changes.tryOut(desk, verb.change());
  }

  /** Asks for it, and leaves the rest to the operator. */
  public void begin(TradingSystem desk, Verb verb) {
    changes.apply(desk, verb.change());
  }

  /** Asks for it and waits; what came of it. */
  public String finish(TradingSystem desk, Verb verb, Patience patience)
      throws InterruptedException {
    String called = new DeskState(desk).called();
    try (Step step = steps.begin(called + ": " + verb.title())) {
      begin(desk, verb);
      var waitedFor = new AtomicReference<>("");
      Progress end =
          patience.orFail(
              () -> late(desk, verb, patience, waitedFor.get()),
              () -> end(verb.progress(look(desk, verb)), step, waitedFor));
      return switch (end) {
        case Progress.Done done -> {
          step.done(done.result());
          yield done.result();
        }
        case Progress.Failed failed ->
            throw new Failure(
                ExitCode.UNHEALTHY,
                "%s: %s failed: %s.%s"
                    .formatted(called, verb.title(), failed.why(), events.about(desk, verb)),
                failed.nextStep());
        case Progress.Waiting waiting ->
            throw new IllegalStateException("waiting has no end: " + waiting);
      };
    }
  }

  private static Optional<Progress> end(
      Progress progress, Step step, AtomicReference<String> waitedFor) {
    if (progress instanceof Progress.Waiting waiting) {
      waitedFor.set(waiting.what());
      step.tell(waiting.what());
      return Optional.empty();
    }
    return Optional.of(progress);
  }

  private Failure late(TradingSystem desk, Verb verb, Patience patience, String waitedFor) {
    return new Failure(
        ExitCode.TIMED_OUT,
        "%s: %s was asked for and is not done after %d s: %s.%s"
            .formatted(
                new DeskState(desk).called(),
                verb.title(),
                patience.limit().toSeconds(),
                waitedFor,
                events.about(desk, verb)),
        "It goes on without this command: recio status shows how far it is, recio doctor what holds it up.");
  }

  private Sight look(TradingSystem desk, Verb verb) {
    String namespace = desk.getMetadata().getNamespace();
    GenericKubernetesResource now =
        client
            .genericKubernetesResources(desk.getApiVersion(), desk.getKind())
            .inNamespace(namespace)
            .withName(desk.getMetadata().getName())
            .get();
    if (now == null) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          new DeskState(desk).called() + " was deleted meanwhile.",
          "recio status shows the trading systems.");
    }
    return Sight.of(now, verb.component().map(name -> deployment(namespace, name)).orElse(null));
  }

  private @Nullable Deployment deployment(String namespace, String name) {
    return client.apps().deployments().inNamespace(namespace).withName(name).get();
  }
}
