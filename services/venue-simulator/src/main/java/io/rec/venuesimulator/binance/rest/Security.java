package io.rec.venuesimulator.binance.rest;

/** What a caller has to prove. */
public enum Security {
  NONE,
  /** That there is such a key. */
  KEY,
  /** That the call is the key's holder's, and of now. */
  SIGNED,
  /** As signed, and counted as a new order. */
  ORDER
}
