package io.rec.trademanager.refusal;

import io.rec.domain.decision.Rule;

/** What a request must satisfy before anybody can ask whether it is wise. */
public enum RequestRule implements Rule {
  /** It is one JSON object. */
  JSON_OBJECT,
  REQUIRED_FIELDS,
  TICKET_ID,
  TICKER,
  SIDE,
  POSITION,
  BUY_PRICE,
  STRIKE,
  PROBABILITY,
  MOMENTUM,
  SYMBOL_OPEN,
  ENTRY_METHOD,
  /** What the analysis said is told in full or not at all. */
  ADVICE,
  CLOSE_METHOD,
  MAX_SLIPPAGE_CENTS,
  INTENT,
  ATTEMPT,
  AUTO_STOP,
  CURRENT_PROBABILITY,
  /** Nobody changed the stop since it was seen. */
  STOP_VERSION,
  CHANGED_BY,
  TRADE_ID,
  /** It is of the user whose trades these are. */
  WRONG_USER,
  /** A ticket's id stands for one ticket. */
  REPLAYED_ID,
  /** Nobody holds or may hold the other side of the market: the venue would set one off. */
  OTHER_SIDE_HELD,
  /** No order of the same contract has an unknown outcome. */
  OUTCOME_KNOWN,
  /** The operator's document with the limits is there. */
  LIMITS_KNOWN,
  /** The desk is of one mode: the operator's document and this process agree. */
  MODE_SETTLED,
  /** The trade moves the money of the exchange that this desk trades at. */
  SAME_MODE,
  /** The trade is there. */
  TRADE_KNOWN,
  /** It holds something, and its market is open. */
  TRADE_HELD,
  /** The quotes of the market are known and fresh. */
  FRESH_QUOTES,
  /** Somebody offers to take what is given back. */
  EXECUTABLE_PRICE
}
