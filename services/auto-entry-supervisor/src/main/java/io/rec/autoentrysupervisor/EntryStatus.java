package io.rec.autoentrysupervisor;

import io.micronaut.serde.annotation.Serdeable;

/** Whether entries may be made now, and the reason in one word when not. */
@Serdeable
public record EntryStatus(Status status, String reason) {

  /** In the order in which they are decided. */
  public enum Status {
    DISABLED,
    PAUSED,
    ACTIVE,
    INACTIVE
  }

  static final EntryStatus UNKNOWN = new EntryStatus(Status.DISABLED, "NotDecidedYet");

  /** Switched off beats paused, paused beats the time window. */
  static EntryStatus decide(Facts facts) {
    if (!facts.enabled()) {
      return new EntryStatus(Status.DISABLED, "SwitchedOff");
    }
    if (!facts.limitsKnown()) {
      return new EntryStatus(Status.DISABLED, "NoRiskLimits");
    }
    if (facts.killSwitch()) {
      return new EntryStatus(Status.PAUSED, "KillSwitch");
    }
    if (facts.stalePrice()) {
      return new EntryStatus(Status.PAUSED, "StaleData");
    }
    if (!facts.momentumKnown()) {
      return new EntryStatus(Status.PAUSED, "NoMomentum");
    }
    return facts.window().contains(facts.secondsToClose())
        ? new EntryStatus(Status.ACTIVE, "")
        : new EntryStatus(Status.INACTIVE, "OutsideWindow");
  }

  /** All that the decision depends on. */
  record Facts(
      boolean enabled,
      boolean limitsKnown,
      boolean killSwitch,
      boolean stalePrice,
      boolean momentumKnown,
      EntryWindow window,
      long secondsToClose) {}
}
