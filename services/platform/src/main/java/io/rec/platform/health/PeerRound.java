package io.rec.platform.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * Asks many services how they are: those that are silent delay the round by one patience, not by
 * many.
 */
@Singleton
public final class PeerRound {

  /** A little more than an answer takes of a processor. */
  public static final Duration APART = Duration.ofMillis(10);

  private final PeerStates states;

  PeerRound(PeerStates states) {
    this.states = states;
  }

  /** In the order of the components. */
  public List<PeerState> ask(Collection<String> components)
      throws InterruptedException, ExecutionException {
    return Staggered.ask(
        components.stream()
            .map(component -> (Callable<PeerState>) () -> states.of(component))
            .toList(),
        APART);
  }
}
