package io.rec.platform.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks many services side by side: those that are silent delay the round by one patience, not by
 * many. They are not asked in the same moment, in which prices would wait for all their answers.
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
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PeerState>> asked = new ArrayList<>();
      for (String component : components) {
        asked.add(threads.submit(() -> states.of(component)));
        Thread.sleep(APART);
      }
      List<PeerState> answers = new ArrayList<>();
      for (Future<PeerState> answer : asked) {
        answers.add(answer.get());
      }
      return List.copyOf(answers);
    }
  }
}
