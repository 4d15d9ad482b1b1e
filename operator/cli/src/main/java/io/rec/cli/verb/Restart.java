package io.rec.cli.verb;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.change.Change;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ComponentStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pods of one component made anew, one after another.
 *
 * @param value what the annotation says
 * @param tokenBefore of the last restart before this one
 */
public record Restart(String name, String value, String by, @Nullable String tokenBefore)
    implements Verb {
  static final String TOKEN = "rec.io/restart-token";

  /** Refuses a name that the system does not have, before anything is written. */
  public static Restart of(TradingSystem desk, String name, String nonce, String by) {
    var topology = Topology.of(desk.getSpec());
    var component =
        topology
            .find(name)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.NOT_FOUND,
                        "There is no component %s.".formatted(name),
                        "Choose one of "
                            + String.join(", ", topology.graph().nodes().stream().toList())
                            + "."));
    if (!component.enabled()) {
      throw new Failure(
          ExitCode.REFUSED,
          name + " is switched off, so there is nothing to restart.",
          "Set enabled: true for it in spec.components.");
    }
    return new Restart(
        name, name + "/" + nonce, by, status(desk, name).map(c -> c.restartToken()).orElse(null));
  }

  @Override
  public Optional<String> mark() {
    return Optional.of(value);
  }

  @Override
  public String title() {
    return "restart " + name;
  }

  @Override
  public Change change() {
    return Change.request(Verbs.RESTART, value, by);
  }

  @Override
  public Optional<String> component() {
    return Optional.of(name);
  }

  @Override
  public Progress progress(Sight sight) {
    return Taken.missing(sight, value, sight.status().requests().restart())
        .orElseGet(() -> rolled(sight));
  }

  /** The operator's word that it will, and then the pods themselves. */
  private Progress rolled(Sight sight) {
    String token = status(sight.desk(), name).map(ComponentStatus::restartToken).orElse(null);
    if (token == null || token.equals(tokenBefore)) {
      return new Progress.Waiting("the operator has it in hand");
    }
    Deployment deployment = sight.deployment();
    if (deployment == null) {
      return new Progress.Waiting("there is no Deployment " + name);
    }
    if (!token.equals(annotations(deployment).get(TOKEN))) {
      return new Progress.Waiting("the Deployment has not got its new template");
    }
    if (!Rollout.complete(deployment)) {
      return new Progress.Waiting(Rollout.told(deployment) + trouble(sight));
    }
    return new Progress.Done(name + " runs anew");
  }

  private String trouble(Sight sight) {
    return status(sight.desk(), name)
        .map(ComponentStatus::lastError)
        .filter(Objects::nonNull)
        .map(error -> ": " + error)
        .orElse("");
  }

  private static Map<String, String> annotations(Deployment deployment) {
    return requireNonNullElse(
        deployment.getSpec().getTemplate().getMetadata().getAnnotations(), Map.of());
  }

  private static Optional<ComponentStatus> status(TradingSystem desk, String name) {
    return desk.statusOrEmpty().components().stream()
        .filter(component -> component.name().equals(name))
        .findFirst();
  }
}
