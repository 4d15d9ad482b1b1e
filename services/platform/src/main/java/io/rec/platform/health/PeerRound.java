package io.rec.platform.health;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks many services at once: those that are silent delay the round by one patience, not by many.
 */
@Singleton
public final class PeerRound {

  private final PeerStates states;

  PeerRound(PeerStates states) {
    this.states = states;
  }

  /** In the order of the components. */
  public List<PeerState> ask(Collection<String> components)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PeerState>> asked = new ArrayList<>();
      for (String component : components) {
        asked.add(threads.submit(() -> states.of(component)));
      }
      List<PeerState> answers = new ArrayList<>();
      for (Future<PeerState> answer : asked) {
        answers.add(answer.get());
      }
      return List.copyOf(answers);
    }
  }
}
