package io.rec.domain.entry;

import io.rec.domain.decision.Rule;

/** What every ticket is held against, written by a person or not. */
public enum TicketRule implements Rule {
  WHOLE_CONTRACTS,
  PRICE_ON_GRID,
  MARKET_KNOWN,
  MARKET_ACTIVE,
  EVENT_OPEN,
  SYMBOL,
  STRIKE,
  FRESH_PRICE,
  FRESH_STRIKE_TABLE
}
