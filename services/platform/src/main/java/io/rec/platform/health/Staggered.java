package io.rec.platform.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Questions side by side that do not begin in the same moment: whoever is silent delays the round
 * by one patience, and prices need not wait for the answers of all services at once.
 */
public final class Staggered {

  private Staggered() {}

  /** In the order of the questions. */
  public static <T> List<T> ask(List<? extends Callable<T>> questions, Duration apart)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> asked = new ArrayList<>();
      for (Callable<T> question : questions) {
        asked.add(threads.submit(question));
        // The round's own thread, which has nothing to do until the answers are there.
        Thread.sleep(apart);
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : asked) {
        answers.add(answer.get());
      }
      return List.copyOf(answers);
    }
  }
}
