package io.rec.platform.lifecycle;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stop sequence once: a step that fails is told, and the next one still gets its turn. */
@Singleton
final class StopRunner {

  private static final Logger LOG = LoggerFactory.getLogger("rec_io_system");

  private final Role role;
  private final Lifecycle lifecycle;
  private final Tracer tracer;
  private final Clock clock;

  StopRunner(Role role, Lifecycle lifecycle, Tracer tracer, Clock clock) {
    this.role = role;
    this.lifecycle = lifecycle;
    this.tracer = tracer;
    this.clock = clock;
  }

  void run() throws InterruptedException {
    List<Step> steps = role.stop();
    Span span = tracer.spanBuilder("shutdown").startSpan();
    try (Scope scope = span.makeCurrent()) {

      for (int number = 1; number <= steps.size(); number++) {
        run(number, steps.get(number - 1));
      }
    } finally {
      span.end();
    }
  }

  private void run(int number, Step step) throws InterruptedException {
    Instant began = clock.instant();
    lifecycle.stopping(step.name());
    Span span = tracer.spanBuilder("shutdown_phase " + number).startSpan();
    try (Scope scope = span.makeCurrent()) {
      step.action().run();
      LOG.atInfo()
          .addKeyValue("shutdown_phase", number)
          .addKeyValue("phase_name", step.name())
          .addKeyValue("duration_ms", Duration.between(began, clock.instant()).toMillis())
          .log("shutdown_phase {} {}", number, step.name());

    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception | Error failed) {
      // Whatever one step fails with, the steps behind it give leases back and close what is open.
      span.setStatus(StatusCode.ERROR, failed.toString());
      LOG.atError()
          .addKeyValue("shutdown_phase", number)
          .addKeyValue("phase_name", step.name())
          .setCause(failed)
          .log("shutdown_phase {} {} failed", number, step.name());

    } finally {
      span.end();
    }
  }
}
