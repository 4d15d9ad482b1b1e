package io.rec.mainapp.roster;

import io.rec.platform.health.PeerState;
import io.rec.platform.health.PeerStates;
import io.rec.platform.manifest.Ports;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Every service of the manifest with what it says of itself, asked side by side. */
@Singleton
public final class Roster {

  private static final Executor SIDE_BY_SIDE = task -> Thread.ofVirtual().start(task);

  private final Ports ports;
  private final PeerStates states;
  private final Clock clock;
  private final Map<String, Instant> lastHeard = new ConcurrentHashMap<>();

  Roster(Ports ports, PeerStates states, Clock clock) {
    this.ports = ports;
    this.states = states;
    this.clock = clock;
  }

  /** No older than two seconds; takes as long as the slowest service, two seconds at most. */
  public List<RosterLine> lines() {
    return ports.manifest().ports().entrySet().stream()
        .map(
            entry ->
                CompletableFuture.supplyAsync(
                    () -> line(entry.getKey(), entry.getValue()), SIDE_BY_SIDE))
        // Collected before the first is waited for, or they would be asked one after the other.
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private RosterLine line(String service, int port) {
    String component = service.replace('_', '-');
    PeerState state = states.of(component);
    if (state.condition() != PeerState.Condition.SILENT) {
      lastHeard.put(component, state.askedAt());
    }
    return new RosterLine(
        component,
        port,
        RosterLine.word(state.condition()),
        state.detail(),
        state.version(),
        state.mode(),
        seconds(startedAt(state), state.askedAt()),
        seconds(lastHeard.getOrDefault(component, Instant.EPOCH), clock.instant()),
        state.answeredInMillis());
  }

  private static Instant startedAt(PeerState state) {
    return state.startedAt().isBlank() ? Instant.EPOCH : Instant.parse(state.startedAt());
  }

  /** Minus one when the beginning is unknown. */
  private static long seconds(Instant from, Instant to) {
    return from.equals(Instant.EPOCH) ? -1 : Math.max(0, Duration.between(from, to).toSeconds());
  }
}
