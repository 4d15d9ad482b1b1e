package io.rec.venuesimulator.binance.order;

/** How long an order waits for somebody: until it is canceled, not at all, or only as a whole. */
public enum TimeInForce {
  GTC,
  IOC,
  FOK
}
