package io.rec.platform.lifecycle;

import io.rec.platform.role.ReadinessGate;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The service's phase. Written by the start and the stop sequence, read by probes and filters. */
@Singleton
public final class Lifecycle implements ReadinessGate {

  private final AtomicReference<Phase> phase =
      new AtomicReference<>(
          new Phase.Starting(0, 0, "", waiting("process", "the start sequence has not begun")));

  public Phase phase() {
    return phase.get();
  }

  public boolean started() {
    return phase.get() instanceof Phase.Started;
  }

  public boolean stopping() {
    return phase.get() instanceof Phase.Stopping;
  }

  void starting(int number, int of, String step, Waiting waiting) {
    unlessStopping(new Phase.Starting(number, of, step, waiting));
  }

  void begin(int number, int of, String step) {
    starting(
        number, of, step, waiting(step, "start step %d of %d is running".formatted(number, of)));
  }

  void markStarted() {
    unlessStopping(new Phase.Started());
  }

  void stopping(String step) {
    phase.set(new Phase.Stopping(step));
  }

  @Override
  public List<Waiting> waitingFor() {
    return switch (phase.get()) {
      case Phase.Starting starting -> List.of(starting.waiting());
      case Phase.Started started -> List.of();
      case Phase.Stopping stopping ->
          List.of(new Waiting("shutdown", Reason.SHUTTING_DOWN, stopping.step()));
    };
  }

  private void unlessStopping(Phase next) {
    phase.updateAndGet(now -> now instanceof Phase.Stopping ? now : next);
  }

  private static Waiting waiting(String what, String detail) {
    return new Waiting(what, Reason.STARTING_UP, detail);
  }
}
