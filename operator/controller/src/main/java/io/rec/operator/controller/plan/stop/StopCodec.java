package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.status.StopStatus;
import io.rec.operator.controller.plan.machine.Decoded;
import io.rec.operator.controller.plan.machine.PhaseCodec;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** {@code status.stop} as a phase and back. */
public final class StopCodec implements PhaseCodec<Stop, StopStatus> {
  private static final String PAUSING = "Pausing";
  private static final String CANCELLING = "Cancelling";
  private static final String WAITING_FOR_FLAT = "WaitingForFlat";
  private static final String FLATTENING = "Flattening";
  private static final String DRAINING = "Draining";
  private static final String COPYING = "Copying";
  private static final String CLOSING = "Closing";
  private static final String STOPPED = "Stopped";
  private static final String STARTING = "Starting";

  /** The phase; one that is not known changes nothing that runs. */
  public static Stop read(StopStatus block) {
    return switch (new StopCodec().decode(block)) {
      case Decoded.Known<Stop>(var phase) -> phase;
      case Decoded.Unknown<Stop> unknown -> new Stop.Running();
    };
  }

  /** What stands there, if this operator does not know it. */
  public static Optional<String> unknown(StopStatus block) {
    return new StopCodec().decode(block) instanceof Decoded.Unknown<Stop>(var words)
        ? Optional.of(words)
        : Optional.empty();
  }

  @Override
  public Decoded<Stop> decode(StopStatus block) {
    return phase(block)
        .<Decoded<Stop>>map(Decoded.Known::new)
        .orElseGet(
            () ->
                new Decoded.Unknown<>(
                    "stop phase '%s' with id %s, since %s, layers %s"
                        .formatted(block.phase(), block.id(), block.since(), block.layers())));
  }

  private static Optional<Stop> phase(StopStatus block) {
    return switch (block.phase()) {
      case null -> Optional.of(new Stop.Running());
      case PAUSING -> step(block, Stop.Pausing::new);
      case CANCELLING -> step(block, Stop.Cancelling::new);
      case WAITING_FOR_FLAT -> step(block, Stop.WaitingForFlat::new);
      case FLATTENING -> step(block, Stop.Flattening::new);
      case DRAINING -> step(block, Stop.Draining::new);
      case COPYING -> step(block, Stop.Copying::new);
      case CLOSING -> step(block, Stop.Closing::new);
      case STOPPED -> step(block, Stop.Stopped::new);
      case STARTING -> step(block, Stop.Starting::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Stop> step(StopStatus block, Function<Stop.Step, Stop> phase) {
    String id = block.id();
    Instant since = block.since();
    int layers = block.layers() == null ? Stop.ALL : block.layers();
    return id == null || since == null || layers < 0
        ? Optional.empty()
        : Optional.of(phase.apply(new Stop.Step(id, since, layers)));
  }

  @Override
  public StopStatus encode(Stop phase, StopStatus before) {
    return switch (phase) {
      case Stop.Running running -> StopStatus.empty();
      case Stop.Pausing(var step) -> block(PAUSING, step);
      case Stop.Cancelling(var step) -> block(CANCELLING, step);
      case Stop.WaitingForFlat(var step) -> block(WAITING_FOR_FLAT, step);
      case Stop.Flattening(var step) -> block(FLATTENING, step);
      case Stop.Draining(var step) -> block(DRAINING, step);
      case Stop.Copying(var step) -> block(COPYING, step);
      case Stop.Closing(var step) -> block(CLOSING, step);
      case Stop.Stopped(var step) -> block(STOPPED, step);
      case Stop.Starting(var step) -> block(STARTING, step);
    };
  }

  private static StopStatus block(String phase, Stop.Step step) {
    return new StopStatus(
        phase, step.id(), step.since(), step.layers() == Stop.ALL ? null : step.layers());
  }
}
