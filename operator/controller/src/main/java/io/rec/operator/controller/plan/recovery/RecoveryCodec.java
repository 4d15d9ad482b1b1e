package io.rec.operator.controller.plan.recovery;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.RecoveryStage;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.plan.machine.Decoded;
import io.rec.operator.controller.plan.machine.PhaseCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code status.recovery} as a phase and back. The roots found last are kept as they are. */
public final class RecoveryCodec implements PhaseCodec<RecoveryState, RecoveryStatus> {
  private static final String IDLE = "Idle";
  private static final String RESTARTING = "Restarting";
  private static final String SETTLING = "Settling";
  private static final String EXHAUSTED = "Exhausted";

  /** Recoveries did not help and entries are paused. */
  public static boolean exhausted(RecoveryStatus block) {
    return EXHAUSTED.equals(block.phase());
  }

  /** What stands there, if this operator does not know it. */
  public static Optional<String> unknown(RecoveryStatus block) {
    return new RecoveryCodec().decode(block) instanceof Decoded.Unknown<RecoveryState>(var words)
        ? Optional.of(words)
        : Optional.empty();
  }

  @Override
  public Decoded<RecoveryState> decode(RecoveryStatus block) {
    return phase(block)
        .<Decoded<RecoveryState>>map(
            phase ->
                new Decoded.Known<>(
                    new RecoveryState(
                        phase,
                        block.attempts(),
                        Optional.ofNullable(block.nextAllowedAt()),
                        Optional.ofNullable(block.servedRequest()))))
        .orElseGet(
            () ->
                new Decoded.Unknown<>(
                    "recovery phase '%s' with id %s, stage %s of %d"
                        .formatted(
                            block.phase(), block.id(), block.stage(), block.stages().size())));
  }

  private static Optional<Recovery> phase(RecoveryStatus block) {
    var effort = effort(block);
    var since = Optional.ofNullable(block.stageSince());
    return switch (requireNonNullElse(block.phase(), IDLE)) {
      case IDLE ->
          block.id() == null || effort.isPresent()
              ? Optional.of(new Recovery.Idle(effort))
              : Optional.empty();
      case RESTARTING ->
          staged(block, effort, since)
              .map(in -> new Recovery.Restarting(in.effort(), in.stage(), in.since()));
      case SETTLING ->
          staged(block, effort, since)
              .map(in -> new Recovery.Settling(in.effort(), in.stage(), in.since()));
      case EXHAUSTED ->
          effort.flatMap(last -> since.map(from -> new Recovery.Exhausted(last, from)));
      default -> Optional.empty();
    };
  }

  private record Staged(Effort effort, int stage, Instant since) {}

  private static Optional<Staged> staged(
      RecoveryStatus block, Optional<Effort> effort, Optional<Instant> since) {
    var stage = block.stage();
    return stage == null || stage < 0 || stage >= block.stages().size()
        ? Optional.empty()
        : effort.flatMap(known -> since.map(from -> new Staged(known, stage, from)));
  }

  private static Optional<Effort> effort(RecoveryStatus block) {
    var id = block.id();
    var stages = block.stages().stream().map(RecoveryStage::components).toList();
    var generation = block.generation();
    return id == null
            || generation == null
            || stages.isEmpty()
            || stages.stream().anyMatch(List::isEmpty)
        ? Optional.empty()
        : Optional.of(new Effort(id, Optional.ofNullable(block.requestedBy()), generation, stages));
  }

  @Override
  public RecoveryStatus encode(RecoveryState state, RecoveryStatus before) {
    return switch (state.phase()) {
      case Recovery.Idle idle -> block(IDLE, state, before, idle.failed().orElse(null), null, null);
      case Recovery.Restarting in ->
          block(RESTARTING, state, before, in.effort(), in.stage(), in.since());
      case Recovery.Settling in ->
          block(SETTLING, state, before, in.effort(), in.stage(), in.since());
      case Recovery.Exhausted in -> block(EXHAUSTED, state, before, in.last(), null, in.since());
    };
  }

  private static RecoveryStatus block(
      String phase,
      RecoveryState state,
      RecoveryStatus before,
      @Nullable Effort effort,
      @Nullable Integer stage,
      @Nullable Instant since) {
    return new RecoveryStatus(
        phase,
        effort == null ? null : effort.id(),
        effort == null ? null : effort.requestedBy().orElse(null),
        before.rootCauses(),
        effort == null ? List.of() : effort.stages().stream().map(RecoveryStage::new).toList(),
        stage,
        since,
        state.attempts(),
        state.nextAllowedAt().orElse(null),
        effort == null ? null : effort.generation(),
        state.served().orElse(null));
  }
}
