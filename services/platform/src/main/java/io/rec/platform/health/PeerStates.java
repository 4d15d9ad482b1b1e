package io.rec.platform.health;

import io.micronaut.json.JsonMapper;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What other services say about their readiness, remembered for a few seconds. */
@Singleton
public final class PeerStates {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final PeerProbe probe;
  private final JsonMapper json;
  private final Clock clock;
  private final Map<String, Remembered<PeerState>> known = new ConcurrentHashMap<>();

  PeerStates(PeerProbe probe, JsonMapper json, Clock clock) {
    this.probe = probe;
    this.json = json;
    this.clock = clock;
  }

  /** Asks the pod itself, ready or not, unless it was asked a moment ago. */
  public PeerState of(String component) {
    return known
        .computeIfAbsent(component, name -> new Remembered<>(clock, FRESH, () -> ask(name)))
        .value();
  }

  private PeerState ask(String component) {
    Probed probed = probe.pod(component, "/health/ready");
    return switch (probed) {
      case Probed.Answered answered -> read(component, answered);
      case Probed.Silent silent -> PeerState.silent(component, clock.instant(), silent.why());
    };
  }

  private PeerState read(String component, Probed.Answered answered) {
    try {
      @Nullable Readiness readiness = json.readValue(answered.body(), Readiness.class);
      if (readiness == null) {
        throw new IOException("empty answer");
      }
      return PeerState.told(component, clock.instant(), answered, readiness);
    } catch (IOException unreadable) {
      return PeerState.silent(
          component, clock.instant(), "answers " + answered.status() + " with something else");
    }
  }
}
