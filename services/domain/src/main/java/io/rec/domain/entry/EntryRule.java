package io.rec.domain.entry;

import io.rec.domain.decision.Rule;

/** What an automatic entry is held against, in the order in which it is asked. */
public enum EntryRule implements Rule {
  AUTO_ENTRY,
  SERVICE_HEALTHY,
  NO_CRITICAL_FAILURE,
  SPIKE_ALERT,
  FRESH_DATA,
  KILL_SWITCH,
  MARKET_ACTIVE,
  RECONCILED,
  MIN_TIME,
  MAX_TIME,
  MIN_PROBABILITY,
  MIN_DIFFERENTIAL,
  MAX_ASK,
  NOT_HELD,
  RE_ENTRY,
  COOL_DOWN
}
