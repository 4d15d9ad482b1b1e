package io.rec.venuesimulator.matching.message;

/** What the whole exchange lets its members do. */
public enum TradingPhase {
  OPEN,

  /** The weekly pause: cancels only. */
  TRADING_PAUSED,

  /** Nothing that writes. */
  EXCHANGE_PAUSED
}
