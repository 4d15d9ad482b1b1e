package io.rec.operator.controller.runtime;

import io.opentelemetry.context.Context;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * Threads whose log lines tell of which pass they are, those of the framework and of the client
 * too. Each task has a thread of its own that ends with it, so nothing has to be taken back.
 */
final class PassThreads {
  /** Of the pass, in whatever is logged while it runs. */
  static final String PASS = "pass";

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
    return Executors.newThreadPerTaskExecutor(
        task -> {
          var marks = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
          var traced = Context.current().wrap(task);
          return Thread.ofVirtual()
              .unstarted(
                  () -> {
                    MDC.setContextMap(marks);
                    traced.run();
                  });
        });
  }

  private static String id() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
