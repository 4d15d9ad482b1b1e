package io.rec.tradeexecutor.order;

import io.rec.domain.decision.Rule;

/** What an order is held against before it is sent, besides the risk gate. */
public enum SendRule implements Rule {
  SEND_BEFORE,
  /** Its trade moves the money of the exchange that this process speaks to. */
  SAME_MODE,
  RISK_LIMITS_KNOWN,
  FRESH_BALANCE
}
