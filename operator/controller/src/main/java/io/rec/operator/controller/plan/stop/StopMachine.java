package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.spec.OnShutdown;
import io.rec.operator.controller.plan.machine.Outcome;
import io.rec.operator.controller.plan.machine.Remark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass of a stop, or of the way back. Several phases may be passed through at once when nothing
 * is left to do in them; what a phase does is asked for again in every pass until it is done.
 */
public final class StopMachine {
  /** For a desk without real money whose database or executor does not answer. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** In which stops and settlement may end positions before the policy does. */
  static final Duration FLAT_BY_ITSELF = Duration.ofMinutes(10);

  /** More than any pod's grace: whoever is left then is on a node that does not answer. */
  static final Duration LINGER = Duration.ofMinutes(5);

  /** Readiness carries the order; a layer that does not come up must not hold up the others. */
  static final Duration COME_UP = Duration.ofSeconds(60);

  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Duration WHILE_NOT_FLAT = Duration.ofSeconds(5);

  private final List<StopEffect> effects = new ArrayList<>();
  private final List<StopNews> news = new ArrayList<>();
  private final StopInputs in;
  private final Instant now;

  private StopMachine(StopInputs in, Instant now) {
    this.in = in;
    this.now = now;
  }

  public static Outcome<Stop, StopEffect, StopNews> next(Stop before, StopInputs in, Instant now) {
    var machine = new StopMachine(in, now);
    var phase = before;
    for (var next = machine.step(phase); !next.equals(phase); next = machine.step(phase)) {
      phase = next;
    }
    return new Outcome<>(
        phase, machine.effects, StopRemarks.of(phase, in), machine.news, machine.wakeAt(phase));
  }

  /** What there is to say where nothing may be begun or ended. */
  public static List<Remark> told(Stop phase, StopInputs in) {
    return StopRemarks.of(phase, in);
  }

  private Stop step(Stop phase) {
    effects.clear();
    return in.wanted() ? down(phase) : up(phase);
  }

  private Stop down(Stop phase) {
    return switch (phase) {
      case Stop.Running running -> begun(Stop.ALL);
      case Stop.Pausing(var step) -> pause(phase, step);
      case Stop.Cancelling(var step) -> cancel(phase, step);
      case Stop.WaitingForFlat(var step) -> flat(phase, step);
      case Stop.Flattening(var step) -> flatten(phase, step);
      case Stop.Draining(var step) -> drain(phase, step);
      case Stop.Copying(var step) -> copy(phase, step);
      case Stop.Closing(var step) -> close(phase, step);
      case Stop.Stopped stopped -> phase;
      // Whoever was let trade again in the meantime is stopped as at the first time.
      case Stop.Starting(var step) -> step.layers() == 0 ? drained(step) : begun(step.layers());
    };
  }

  private Stop begun(int layers) {
    var step = new Stop.Step("s-" + now.getEpochSecond(), now, layers);
    if (in.nothingRuns()) {
      tell(StopNews.Kind.STOPPED, "nothing of it runs");
      return new Stop.Stopped(step.at(now, 0));
    }
    tell(StopNews.Kind.STOPPING, "entries are paused, then components stop, the database last");
    return new Stop.Pausing(step);
  }

  private Stop pause(Stop phase, Stop.Step step) {
    if (!in.rules().installed() && !in.book().open()) {
      return new Stop.Cancelling(step.at(now));
    }
    if (raised(KillLevel.PAUSE_ENTRIES, step)) {
      return new Stop.Cancelling(step.at(now));
    }
    return impatient(step, "entries could not be paused: the database does not answer")
        ? new Stop.Cancelling(step.at(now))
        : phase;
  }

  private Stop cancel(Stop phase, Stop.Step step) {
    if (in.rules().onShutdown() == OnShutdown.HANDOVER
        || (!in.rules().installed() && !in.book().open())) {
      return new Stop.WaitingForFlat(step.at(now));
    }
    var raised = raised(KillLevel.CANCEL_ORDERS, step);
    if (raised && in.book().stakes().filter(stakes -> stakes.orders() == 0).isPresent()) {
      return new Stop.WaitingForFlat(step.at(now));
    }
    return impatient(step, "resting orders may be left at the exchange")
        ? new Stop.WaitingForFlat(step.at(now))
        : phase;
  }

  private Stop flat(Stop phase, Stop.Step step) {
    if (!in.rules().insists() || isFlat()) {
      return new Stop.Draining(step.at(now));
    }
    if (now.isBefore(step.since().plus(FLAT_BY_ITSELF))) {
      return phase;
    }
    return switch (in.rules().emergency()) {
      case FLATTEN -> {
        tell(StopNews.Kind.FLATTENING, "open positions are closed: spec.emergencyPolicy Flatten");
        yield new Stop.Flattening(step.at(now));
      }
      case CANCEL_ONLY -> {
        raised(KillLevel.CANCEL_ORDERS, step);
        yield phase;
      }
      case HOLD -> phase;
    };
  }

  private Stop flatten(Stop phase, Stop.Step step) {
    if (isFlat()) {
      return new Stop.Draining(step.at(now));
    }
    raised(KillLevel.FLATTEN, step);
    return phase;
  }

  private boolean isFlat() {
    return in.book()
        .stakes()
        .filter(stakes -> stakes.trades() == 0)
        .filter(stakes -> stakes.orders() == 0 || in.rules().onShutdown() == OnShutdown.HANDOVER)
        .isPresent();
  }

  private Stop drain(Stop phase, Stop.Step step) {
    var up = in.clamped(step.layers());
    var left = in.leftFrom(up);
    var late = !now.isBefore(step.since().plus(LINGER));
    if (!left.isEmpty() && !late) {
      return phase;
    }
    if (!left.isEmpty()) {
      tell(
          StopNews.Kind.IMPATIENT,
          "%s did not end within %d min; going on"
              .formatted(String.join(", ", left), LINGER.toMinutes()));
    }
    if (up > 0) {
      return new Stop.Draining(step.at(now, up - 1));
    }
    // A copy or a migration that loses its database under way would be told as one that failed.
    return in.jobs().isEmpty() || late ? new Stop.Copying(step.at(now, 0)) : phase;
  }

  /** How long it may take is what the deletion as a whole may. */
  private Stop copy(Stop phase, Stop.Step step) {
    return switch (in.copy()) {
      case NOT_WANTED, TAKEN -> drained(step);
      case UNDER_WAY -> phase;
      case FAILED -> withoutCopy(phase, step);
    };
  }

  /** What real money has left behind is not thrown away because a copy of it did not succeed. */
  private Stop withoutCopy(Stop phase, Stop.Step step) {
    if (in.rules().insists()) {
      return phase;
    }
    tell(StopNews.Kind.IMPATIENT, "no last copy of the database could be taken; going on");
    return drained(step);
  }

  private Stop drained(Stop.Step step) {
    return new Stop.Closing(step.at(now, 0));
  }

  private Stop close(Stop phase, Stop.Step step) {
    var late = !now.isBefore(step.since().plus(LINGER));
    if (!in.database().gone() && !late) {
      return phase;
    }
    tell(StopNews.Kind.STOPPED, "all components stopped");
    return new Stop.Stopped(step.at(now, 0));
  }

  private Stop up(Stop phase) {
    return switch (phase) {
      case Stop.Running running -> phase;
      case Stop.Pausing(var step) -> back(step);
      case Stop.Cancelling(var step) -> back(step);
      case Stop.WaitingForFlat(var step) -> back(step);
      case Stop.Flattening(var step) -> back(step);
      case Stop.Draining(var step) -> back(step);
      case Stop.Copying(var step) -> back(step);
      case Stop.Closing(var step) -> back(step);
      case Stop.Stopped(var step) -> back(step);
      case Stop.Starting(var step) -> start(phase, step);
    };
  }

  private Stop back(Stop.Step step) {
    if (!in.rules().installed()) {
      // An installation needs no order, and its database may be far from serving.
      tell(StopNews.Kind.STARTED, "the installation goes on");
      return new Stop.Running();
    }
    tell(StopNews.Kind.STARTING, "the database first, then components by layer");
    return new Stop.Starting(step.at(now));
  }

  private Stop start(Stop phase, Stop.Step step) {
    var up = in.clamped(step.layers());
    var late = !now.isBefore(step.since().plus(COME_UP));
    var ready = in.database().serves() && in.absentBelow(up).isEmpty();
    if (!ready && !late) {
      return phase;
    }
    if (up < in.layers().size()) {
      return new Stop.Starting(step.at(now, up + 1));
    }
    tell(
        StopNews.Kind.STARTED,
        in.book().engaged() == KillLevel.NONE
            ? "everything runs again"
            : "everything runs again; the kill switch stays at %s until a person releases it: recio kill resume"
                .formatted(in.book().engaged()));
    return new Stop.Running();
  }

  /** Asks for that level, unless it is in force or was asked for and answered. */
  private boolean raised(KillLevel level, Stop.Step step) {
    var request = step.id() + "/" + level.text();
    var done = in.book().stops(level, request);
    if (!done) {
      effects.add(new StopEffect(level, request, "the desk stops (%s)".formatted(step.id())));
    }
    return done;
  }

  /** Without real money a stop does not wait for ever. */
  private boolean impatient(Stop.Step step, String what) {
    var goesOn = !in.rules().insists() && !now.isBefore(step.since().plus(PATIENCE));
    if (goesOn) {
      tell(StopNews.Kind.IMPATIENT, what + "; going on");
    }
    return goesOn;
  }

  private void tell(StopNews.Kind kind, String note) {
    news.add(new StopNews(kind, note));
  }

  private Optional<Instant> wakeAt(Stop phase) {
    return switch (phase) {
      case Stop.Running running -> Optional.empty();
      case Stop.Stopped stopped -> Optional.empty();
      case Stop.Pausing pausing -> Optional.of(now.plus(SOON));
      case Stop.Cancelling cancelling -> Optional.of(now.plus(SOON));
      case Stop.WaitingForFlat waiting -> Optional.of(now.plus(WHILE_NOT_FLAT));
      case Stop.Flattening flattening -> Optional.of(now.plus(WHILE_NOT_FLAT));
      case Stop.Draining(var step) -> Optional.of(step.since().plus(LINGER));
      case Stop.Copying copying -> Optional.of(now.plus(WHILE_NOT_FLAT));
      case Stop.Closing(var step) -> Optional.of(step.since().plus(LINGER));
      case Stop.Starting(var step) -> Optional.of(step.since().plus(COME_UP));
    };
  }
}
