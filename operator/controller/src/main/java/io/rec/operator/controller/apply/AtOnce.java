package io.rec.operator.controller.apply;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Asks several things of the API server at the same time: one after the other, their ways add up.
 */
public record AtOnce(ExecutorService executor) {

  /**
   * @return the answers in the order of the questions
   * @throws RuntimeException of the first question that failed, as it was thrown there
   */
  <T> List<T> ask(List<? extends Callable<T>> questions) {
    return questions.stream().map(this::begin).toList().stream().map(Supplier::get).toList();
  }

  /** Whoever asks for the answer waits for it, or gets what the question threw. */
  public <T> Supplier<T> begin(Callable<T> question) {
    var answer = executor.submit(question);
    return () -> get(answer);
  }

  /** Whoever runs what is returned waits until it is done, or gets what it threw. */
  public Runnable meanwhile(Runnable deed) {
    var done = executor.submit(deed);
    return () -> get(done);
  }

  private static <T> T get(Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the API server", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException("the API server could not be asked", e.getCause());
    }
  }
}
