package io.rec.platform.health;

import io.micronaut.context.annotation.Context;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.platform.loop.Loops;
import io.rec.platform.role.ReadinessGate;
import io.rec.platform.role.Reason;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each hard dependency every second whether it is ready. */
@Context
final class DependencyWatch implements ReadinessGate {

  private static final Logger LOG = LoggerFactory.getLogger(DependencyWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final List<String> dependencies;
  private final PeerProbe probe;
  private final PeerStates states;
  private final Lifecycle lifecycle;
  private final Map<String, String> missing = new ConcurrentHashMap<>();

  DependencyWatch(
      RoleIdentity identity, PeerProbe probe, PeerStates states, Lifecycle lifecycle, Loops loops) {
    this.dependencies = identity.dependsOn();
    this.probe = probe;
    this.states = states;
    this.lifecycle = lifecycle;
    for (String dependency : dependencies) {
      missing.put(dependency, "it has not been asked yet");
      loops.every("dependency-" + dependency, PERIOD, () -> look(dependency));
    }
  }

  @Override
  public List<Waiting> waitingFor() {
    return dependencies.stream()
        .filter(missing::containsKey)
        .map(
            name ->
                new Waiting(
                    name, Reason.DEPENDENCY_NOT_READY, missing.getOrDefault(name, "just came")))
        .toList();
  }

  private void look(String dependency) {
    if (lifecycle.stopping()) {
      return;
    }
    Probed probed = probe.service(dependency, "/health/ready");
    boolean ready = probed instanceof Probed.Answered answered && answered.status() == 200;
    if (ready && missing.remove(dependency) != null) {
      LOG.info("dependency {} is ready", dependency);
    } else if (!ready) {
      String why = why(dependency, probed);
      if (missing.put(dependency, why) == null) {
        LOG.warn("dependency {} is not ready: {}", dependency, why);
      }
    }
  }

  /** A Service without ready pods refuses; the pod itself can say what it waits for. */
  private String why(String dependency, Probed probed) {
    PeerState state = states.of(dependency);
    if (!state.detail().isBlank()) {
      return state.detail();
    }
    return switch (probed) {
      case Probed.Answered answered -> "answers " + answered.status();
      case Probed.Silent silent -> silent.why();
    };
  }
}
