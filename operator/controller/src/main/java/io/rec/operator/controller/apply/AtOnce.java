package io.rec.operator.controller.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** Asks several things at the same time: one after the other their ways add up. */
record AtOnce(ExecutorService executor) {

  /**
   * @return the answers in the order of the questions
   * @throws RuntimeException of the first question that failed, as it was thrown there
   */
  <T> List<T> ask(List<? extends Callable<T>> questions) {
    var answers = new ArrayList<T>();
    try {
      for (var answer : executor.invokeAll(questions)) {
        answers.add(answer.get());
      }
      return answers;
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
