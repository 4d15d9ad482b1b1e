package io.rec.mainapp.signin.password;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few computations run at a time and a few wait: each takes 19 MiB, and whoever floods the
 * sign-in shall not take what the rest of the main app lives on.
 */
final class Bulkhead {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Semaphore running;
  private final Semaphore admitted;

  Bulkhead(int atOnce, int waiting) {
    this.running = new Semaphore(atOnce, true);
    this.admitted = new Semaphore(atOnce + waiting);
  }

  <T> T run(Supplier<T> computation) {
    if (!admitted.tryAcquire()) {
      throw busy();
    }
    try {
      if (!running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      try {
        return computation.get();
      } finally {
        running.release();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      admitted.release();
    }
  }

  private static ProblemException busy() {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "SignInBusy",
            "Too many people sign in at this moment. Please try again in a second.")
        .withHeader(HttpHeaders.RETRY_AFTER, "1");
  }
}
