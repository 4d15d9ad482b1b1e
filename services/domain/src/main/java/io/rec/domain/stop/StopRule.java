package io.rec.domain.stop;

import io.rec.domain.decision.Rule;

/** What must all hold before a trade is closed without being asked. */
public enum StopRule implements Rule {
  /** The desk stops at all. */
  AUTO_STOP,
  /** Nobody detached this trade. */
  ATTACHED,
  TRADE_ACTIVE,
  NOT_SENT_BEFORE,
  FRESH_CLOSE_PRICE,
  MOMENTUM_SPIKE_ENABLED,
  FRESH_MOMENTUM,
  MOMENTUM_SPIKE,
  FRESH_PROBABILITY,
  /** The desk's floor. */
  CURRENT_PROBABILITY,
  /** The floor that was set for this trade. */
  OWN_PROBABILITY,
  MIN_TTC,
  VERIFICATION_PERIOD
}
