package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.plan.diagnosis.Remedy;
import io.rec.operator.controller.plan.diagnosis.RootCause;
import io.rec.operator.controller.plan.machine.Decoded;
import io.rec.operator.controller.plan.machine.Remark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers failures that spread: the machine between the status before and the status after. */
public final class RecoveryPlanner {
  private static final int MOST_ROOTS = 32;

  private final RecoveryCodec codec = new RecoveryCodec();

  /** Something would be restarted now if nothing else had the right of way. */
  public boolean wishes(RecoveryStatus before, RecoveryInputs in, Instant now) {
    return switch (codec.decode(before)) {
      case Decoded.Unknown<RecoveryState> unknown -> false;
      case Decoded.Known<RecoveryState> known ->
          in.byHand().isPresent() || mayBegin(known.phase(), in, now);
    };
  }

  /** A recovery that is used up or pauses must not keep a release from bringing the cure. */
  private static boolean mayBegin(RecoveryState state, RecoveryInputs in, Instant now) {
    var wanted =
        in.detector().isPresent()
            || in.verdict().roots().stream()
                .anyMatch(root -> root.remedy() instanceof Remedy.Restart);
    return wanted
        && in.spec().enabled()
        && state.phase() instanceof Recovery.Idle
        && state.nextAllowedAt().filter(now::isBefore).isEmpty()
        && state.within(in.spec().window().toDuration(), now).size() < in.spec().maxRecoveries();
  }

  /**
   * @param writes nothing may be begun or ended when this is false, only told
   */
  public RecoveryPlan plan(RecoveryStatus before, RecoveryInputs in, boolean writes, Instant now) {
    return switch (codec.decode(before)) {
      case Decoded.Unknown<RecoveryState> unknown -> handsOff(before, in, unknown.words());
      case Decoded.Known<RecoveryState> known -> known(before, known.phase(), in, writes, now);
    };
  }

  private RecoveryPlan known(
      RecoveryStatus before, RecoveryState state, RecoveryInputs in, boolean writes, Instant now) {
    var news = new ArrayList<>(found(before, in));
    if (!writes) {
      return new RecoveryPlan(
          rooted(before, in),
          List.of(),
          RecoveryRemarks.of(new Answer(state), in),
          news,
          in.verdict().blockedBy(),
          in.verdict().nextLook());
    }
    var outcome = RecoveryMachine.next(state, in, now);
    news.addAll(outcome.news());
    return new RecoveryPlan(
        rooted(codec.encode(outcome.phase(), before), in),
        outcome.effects(),
        outcome.remarks(),
        news,
        in.verdict().blockedBy(),
        outcome.wakeAt());
  }

  private static RecoveryPlan handsOff(RecoveryStatus before, RecoveryInputs in, String words) {
    return new RecoveryPlan(
        before,
        List.of(),
        List.of(
            Remark.yes(
                ConditionType.DEGRADED,
                "UnknownPhase",
                words
                    + " is not known to this operator: nothing is restarted; go back to the operator that wrote it")),
        List.of(),
        in.verdict().blockedBy(),
        in.verdict().nextLook());
  }

  /** Roots that the status did not name before. */
  private static List<RecoveryNews> found(RecoveryStatus before, RecoveryInputs in) {
    return in.verdict().roots().stream()
        .filter(root -> !before.rootCauses().contains(root.name()))
        .map(
            root ->
                new RecoveryNews(
                    RecoveryNews.Kind.ROOT_CAUSE_FOUND, List.of(root.name()), root.words()))
        .toList();
  }

  private static RecoveryStatus rooted(RecoveryStatus status, RecoveryInputs in) {
    return new RecoveryStatus(
        status.phase(),
        status.id(),
        status.requestedBy(),
        in.verdict().roots().stream().map(RootCause::name).limit(MOST_ROOTS).toList(),
        status.stages(),
        status.stage(),
        status.stageSince(),
        status.attempts(),
        status.nextAllowedAt(),
        status.generation(),
        status.servedRequest());
  }
}
