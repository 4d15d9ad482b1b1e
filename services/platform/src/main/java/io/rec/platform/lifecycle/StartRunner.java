package io.rec.platform.lifecycle;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.persistence.Database;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.platform.role.Waiting;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the start sequence: each step in its turn, tried until it succeeds, told as it goes. */
@Singleton
final class StartRunner {

  private static final Logger LOG = LoggerFactory.getLogger("rec_io_system");

  private final Role role;
  private final Lifecycle lifecycle;
  private final Wakeup wakeup;
  private final Tracer tracer;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  StartRunner(Role role, Lifecycle lifecycle, Wakeup wakeup, Tracer tracer, Clock clock) {
    this.role = role;
    this.lifecycle = lifecycle;
    this.wakeup = wakeup;
    this.tracer = tracer;
    this.clock = clock;
  }

  /** Returns when the last step has succeeded; earlier only when the service is told to stop. */
  void run() throws InterruptedException {
    List<Step> steps = role.start();
    Span span = tracer.spanBuilder("startup").startSpan();
    try (Scope scope = span.makeCurrent()) {
      for (int number = 1; number <= steps.size(); number++) {
        run(number, steps.size(), steps.get(number - 1));
      }
      if (!lifecycle.stopping()) {
        lifecycle.markStarted();
        LOG.atInfo().addKeyValue("startup_phases", steps.size()).log("started");
      }
    } finally {
      span.end();
    }
  }

  private void run(int number, int of, Step step) throws InterruptedException {
    Instant began = clock.instant();
    lifecycle.begin(number, of, step.name());
    Span span = tracer.spanBuilder("startup_phase " + number).startSpan();
    try (Scope scope = span.makeCurrent()) {
      span.setAttribute("startup_phase", number);
      span.setAttribute("phase_name", step.name());
      for (int failures = 1; !lifecycle.stopping(); failures++) {
        Attempt attempt = attempt(step);
        if (attempt instanceof Attempt.Failed failed) {
          lifecycle.starting(number, of, step.name(), failed.waiting());
          Duration wait = Backoff.STREAM.wait(failures, random);
          tellWaiting(number, step, failures, failed, wait);
          wakeup.await(wait);
        } else {
          tellDone(number, of, step, failures, Duration.between(began, clock.instant()));
          return;
        }
      }
      span.setStatus(StatusCode.ERROR, "stopped before the step succeeded");
    } finally {
      span.end();
    }
  }

  private sealed interface Attempt {
    record Done() implements Attempt {}

    record Failed(Waiting waiting, Throwable cause) implements Attempt {}
  }

  private static Attempt attempt(Step step) throws InterruptedException {
    try {
      step.action().run();
      return new Attempt.Done();
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (NotYet notYet) {
      return new Attempt.Failed(notYet.waiting(), notYet);
    } catch (SQLException failed) {
      return new Attempt.Failed(Database.waiting(failed), failed);
    } catch (Exception | Error failed) {
      // A step may fail with anything. It is told and tried again: a start that ends without a word
      // would be a service that begins for ever.
      return new Attempt.Failed(
          new Waiting(step.name(), Reason.STARTING_UP, failed.toString()), failed);
    }
  }

  private static void tellDone(int number, int of, Step step, int attempts, Duration took) {
    LOG.atInfo()
        .addKeyValue("startup_phase", number)
        .addKeyValue("phase_name", step.name())
        .addKeyValue("phases", of)
        .addKeyValue("attempts", attempts)
        .addKeyValue("duration_ms", took.toMillis())
        .log("startup_phase {} {}", number, step.name());
  }

  private static void tellWaiting(
      int number, Step step, int attempt, Attempt.Failed failed, Duration wait) {
    boolean known = failed.cause() instanceof NotYet || failed.cause() instanceof SQLException;
    LOG.atWarn()
        .addKeyValue("startup_phase", number)
        .addKeyValue("phase_name", step.name())
        .addKeyValue("attempt", attempt)
        .addKeyValue("reason", failed.waiting().reason().word())
        .addKeyValue("retry_in_ms", wait.toMillis())
        .setCause(known ? null : failed.cause())
        .log(
            "startup_phase {} {} waits for {}: {}",
            number,
            step.name(),
            failed.waiting().what(),
            failed.waiting().detail());
  }
}
