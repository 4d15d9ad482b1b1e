package io.rec.domain.fee;

/** Whether a fill met a resting order or was one. */
public enum Liquidity {
  TAKER,
  MAKER
}
