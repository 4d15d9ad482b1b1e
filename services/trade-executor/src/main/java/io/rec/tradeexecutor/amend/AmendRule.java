package io.rec.tradeexecutor.amend;

import io.rec.domain.decision.Rule;

/** What an amendment is held against, besides the risk gate. */
enum AmendRule implements Rule {
  REQUIRED_FIELDS,
  REQUEST_ID,
  /** More than nothing, less than a dollar, at most four decimals. */
  PRICE,
  /** More than nothing, in hundredths of a contract. */
  COUNT,
  /** A request's id stands for one amendment. */
  REPLAYED_ID,
  /** The account has such an order. */
  ORDER_KNOWN,
  ORDER_RESTING,
  /** What is filled cannot be taken back. */
  COUNT_ABOVE_FILLED,
  /** The market trades at this price. */
  PRICE_GRID,
  /** No other terms for the same order may still reach the exchange. */
  AMENDMENT_UNDERWAY
}
