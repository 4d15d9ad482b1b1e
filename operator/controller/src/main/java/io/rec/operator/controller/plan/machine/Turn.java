package io.rec.operator.controller.plan.machine;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.TradingSystemStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may act in this pass. The status is the lock: it says who is at work, and it is written under
 * the version that was read. Of those who are at work or wish to begin the first in the order of
 * right of way has the turn; a lower one stays in its phase, whose step it can repeat. One
 * exception: a recovery does not begin while a release is at work, since a rollout explains
 * whatever is not available.
 *
 * @param holder nobody while nothing is at work or wished for
 */
public record Turn(Optional<Machine> holder) {
  private static final Set<Machine> RELEASES = EnumSet.of(Machine.ROLLBACK, Machine.RELEASE);

  /** Phases of a release that brings something in. */
  private static final Set<String> ON_THE_WAY =
      Set.of("Preflight", "Migrating", "Wave", "Verifying");

  /**
   * @param wishes machines that would begin or go on now if they could
   */
  public static Turn of(TradingSystemStatus status, Set<Machine> wishes) {
    var atWork = atWork(status);
    var candidates = EnumSet.noneOf(Machine.class);
    candidates.addAll(wishes);
    candidates.addAll(atWork);
    if (!atWork.contains(Machine.RECOVERY) && atWork.stream().anyMatch(RELEASES::contains)) {
      candidates.remove(Machine.RECOVERY);
    }
    return new Turn(candidates.stream().findFirst());
  }

  /** Machines that a status shows in the middle of something. */
  public static Set<Machine> atWork(TradingSystemStatus status) {
    var found = EnumSet.noneOf(Machine.class);
    if (status.stop().phase() != null) {
      // Also when nothing runs any more: whatever else there is to do waits until it runs again.
      found.add(Machine.SUSPEND);
    }
    var recovery = status.recovery().phase();
    if ("Restarting".equals(recovery) || "Settling".equals(recovery)) {
      found.add(Machine.RECOVERY);
    }
    var release = requireNonNullElse(status.release().phase(), "");
    if (release.equals("RollingBack")) {
      found.add(Machine.ROLLBACK);
    } else if (ON_THE_WAY.contains(release)) {
      // A first installation holds nobody up: nothing serves yet that could be disturbed.
      found.add(Machine.RELEASE);
    }
    if (status.credentials().pendingGeneration() != null) {
      found.add(Machine.ROTATION);
    }
    return found;
  }

  public boolean mayAct(Machine machine) {
    return holder.isEmpty() || holder.get() == machine;
  }

  /** For whom that machine has to wait, if it has to. */
  public Optional<String> waitsFor(Machine machine) {
    return holder.filter(other -> other != machine).map(Machine::word);
  }
}
