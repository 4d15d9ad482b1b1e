package io.rec.operator.controller.runtime;

import io.opentelemetry.context.Context;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * Threads whose log lines tell of which pass they are, those of the framework and of the client
 * too. Each task has a thread of its own that ends with it, so nothing has to be taken back.
 */
final class PassThreads {
  /** Of the pass, in whatever is logged while it runs. */
  static final String PASS = "pass";

  /**
   * The client speaks HTTP/2 over one connection, which carries so many requests at a time (an API
   * server's usual limit is a hundred); one more is an error, not a wait. The rest is for the
   * passes themselves.
   */
  static final int QUESTIONS_AT_ONCE = 48;

  private PassThreads() {}

  /** Each task is a pass. */
  static ExecutorService passes() {
    return Executors.newThreadPerTaskExecutor(
        task ->
            Thread.ofVirtual()
                .unstarted(
                    () -> {
                      MDC.put(PASS, id());
                      task.run();
                    }));
  }

  /** Each task belongs to the pass that hands it over, and to its trace. */
  static ExecutorService parts() {
    return Executors.newThreadPerTaskExecutor(PassThreads::part);
  }

  /**
   * Parts that ask the API server.
   *
   * @param room for those of all passes together
   */
  static ExecutorService questions(Semaphore room) {
    return Executors.newThreadPerTaskExecutor(
        task ->
            part(
                () -> {
                  // Whoever waits for the task waits for ever if it is never run.
                  room.acquireUninterruptibly();
                  try {
                    task.run();
                  } finally {
                    room.release();
                  }
                }));
  }

  private static Thread part(Runnable task) {
    var marks = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    var traced = Context.current().wrap(task);
    return Thread.ofVirtual()
        .unstarted(
            () -> {
              MDC.setContextMap(marks);
              traced.run();
            });
  }

  private static String id() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
