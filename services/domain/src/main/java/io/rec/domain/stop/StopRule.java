package io.rec.domain.stop;

import io.rec.domain.decision.Rule;

/** What must all hold before a trade is closed without being asked. */
public enum StopRule implements Rule {
  AUTO_STOP,
  TRADE_ACTIVE,
  NOT_SENT_BEFORE,
  FRESH_CLOSE_PRICE,
  MOMENTUM_SPIKE_ENABLED,
  FRESH_MOMENTUM,
  MOMENTUM_SPIKE,
  FRESH_PROBABILITY,
  CURRENT_PROBABILITY,
  MIN_TTC,
  VERIFICATION_PERIOD
}
