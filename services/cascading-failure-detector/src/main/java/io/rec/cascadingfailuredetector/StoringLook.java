package io.rec.cascadingfailuredetector;

import jakarta.inject.Provider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the database can store, and waits no longer than a look may take: a server that
 * hangs or is starved of processor would hold up the looks for as long as a connection is patient.
 * One question at a time. Belongs to the thread of the checks.
 */
final class StoringLook {

  /** A hundred times what it takes on a busy server. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  sealed interface Told {}

  /** In words why it cannot; nothing when it can. */
  record Answered(Optional<String> complaint) implements Told {}

  /** In this very moment, which its watch tells at the next look. */
  record Ended(SQLException how) implements Told {}

  record Late() implements Told {}

  private final Provider<StoringProbe> probe;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Future<Optional<String>> asked;

  StoringLook(Provider<StoringProbe> probe) {
    this.probe = probe;
  }

  Told look() throws InterruptedException {
    Future<Optional<String>> answer = asked;
    if (answer == null || answer.isDone()) {
      answer = threads.submit(() -> probe.get().complaint());
      asked = answer;
    }
    try {
      return new Answered(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return new Late();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SQLException ended) {
        return new Ended(ended);
      }
      throw new IllegalStateException("whether the database can store was not asked", failed);
    }
  }
}
