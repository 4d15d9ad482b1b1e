package io.rec.domain.risk;

import io.rec.domain.decision.Rule;

/** What an order that opens something is held against. */
public enum RiskRule implements Rule {
  KILL_SWITCH,
  MAX_ORDER,
  MAX_EXPOSURE,
  MAX_DAILY_LOSS,
  MAX_OPEN_TRADES,
  MAX_POSITION,
  CONTRACTS_PER_SYMBOL,
  TRADES_PER_HOUR,
  RISK_PER_HOUR,
  RISK_PER_DAY,
  INSUFFICIENT_BALANCE
}
