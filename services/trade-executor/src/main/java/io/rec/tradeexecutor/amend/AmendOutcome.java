package io.rec.tradeexecutor.amend;

import java.util.Locale;

/** What became of an amendment. */
enum AmendOutcome {
  /** The order has the wanted terms; it may have traded by them at once. */
  AMENDED,
  /** The exchange read it and left the order as it was. */
  REFUSED,
  /** The order was over before. */
  NOT_RESTING,
  /** Somebody else gave the order other terms meanwhile. */
  OVERTAKEN,
  /** It did not reach the exchange, and will not. */
  NEVER,
  /** Nobody knows yet; the only one that is not the last word. */
  UNKNOWN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
