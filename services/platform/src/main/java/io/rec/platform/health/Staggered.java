package io.rec.platform.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Questions side by side that do not begin in the same moment: whoever is silent delays the round
 * by one patience, and prices need not wait for the answers of all services at once.
 */
public final class Staggered {

  private Staggered() {}

  /** In the order of the questions. */
  public static <T> List<T> ask(List<? extends Callable<T>> questions, Duration apart)
      throws InterruptedException, ExecutionException {
    try (ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(questions.size(), Thread.ofVirtual().factory())) {
      List<Future<T>> asked = new ArrayList<>();
      for (Callable<T> question : questions) {
        Duration start = apart.multipliedBy(asked.size());
        asked.add(threads.schedule(question, start.toNanos(), TimeUnit.NANOSECONDS));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : asked) {
        answers.add(answer.get());
      }
      return List.copyOf(answers);
    }
  }
}
