package io.rec.venuesimulator.binance.order;

/** Whether coins are bought or sold. */
public enum Side {
  BUY,
  SELL
}
