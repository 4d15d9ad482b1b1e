package io.rec.cascadingfailuredetector.check;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.platform.health.PeerRound;
import io.rec.platform.health.PeerState;
import io.rec.platform.health.Staggered;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks every service whether it is ready, and those that are what they have to show for it. */
@Singleton
public final class DeepRound {

  private final PeerRound peers;
  private final PeerProbe probe;
  private final JsonMapper json;
  private final Clock clock;

  DeepRound(PeerRound peers, PeerProbe probe, JsonMapper json, Clock clock) {
    this.peers = peers;
    this.probe = probe;
    this.json = json;
    this.clock = clock;
  }

  /** Silent services delay it by one patience, not by many. */
  public List<Finding> look(Collection<String> components)
      throws InterruptedException, ExecutionException {
    List<PeerState> states = peers.ask(components);
    return Staggered.ask(
        states.stream().map(state -> (Callable<Finding>) () -> judge(state)).toList(),
        PeerRound.APART);
  }

  private Finding judge(PeerState state) {
    return switch (state.condition()) {
      case SILENT -> finding(state, Finding.State.SILENT, state.detail(), Map.of());
      case WAITING -> {
        Optional<HealthFacts> health = health(state.component());
        yield finding(
            state,
            Finding.State.WAITING,
            state.detail(),
            health.map(facts -> Accusations.of(state.component(), facts)).orElse(Map.of()));
      }
      case READY -> ready(state);
    };
  }

  private Finding ready(PeerState state) {
    Instant now = clock.instant();
    Optional<HealthFacts> health = health(state.component());
    Map<String, String> accused =
        health.map(facts -> Accusations.of(state.component(), facts)).orElse(Map.of());
    boolean heldBack = Starvation.holdsBack(state, startOf(state), now);
    // Telling its health it asks the operator and the venues: being slow there is no failure.
    Optional<String> behind =
        health.flatMap(
            facts ->
                Freshness.complaint(
                    state.component(), facts, now, heldBack ? Freshness.HELD_BACK : 1));
    if (heldBack) {
      Optional<String> starvation = Starvation.complaint(state, behind);
      if (starvation.isPresent()) {
        return finding(state, Finding.State.STARVED, starvation.get(), accused);
      }
    }
    return behind
        .map(why -> finding(state, Finding.State.STALE, why, accused))
        .orElseGet(() -> finding(state, Finding.State.WELL, "", accused));
  }

  private static Finding finding(
      PeerState state, Finding.State found, String evidence, Map<String, String> accused) {
    Set<String> waits =
        state.waitingFor().stream()
            .filter(waiting -> waiting.reason() == Reason.DEPENDENCY_NOT_READY)
            .map(Waiting::what)
            .collect(Collectors.toSet());
    return new Finding(
        state.component(),
        found,
        evidence,
        accused,
        waits,
        startOf(state),
        state.answeredInMillis());
  }

  private static Optional<Instant> startOf(PeerState state) {
    try {
      return Optional.of(Instant.parse(state.startedAt()));
    } catch (DateTimeException nobodyAnswered) {
      return Optional.empty();
    }
  }

  private Optional<HealthFacts> health(String component) {
    return probe.pod(component, "/health") instanceof Probed.Answered answered
            && answered.status() == 200
        ? read(answered.body())
        : Optional.empty();
  }

  private Optional<HealthFacts> read(String body) {
    try {
      @Nullable JsonNode node = json.readValue(body, Argument.of(JsonNode.class));
      return Optional.ofNullable(node).map(HealthFacts::new);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
