package io.rec.venues.coinbase;

/** Why a price was not passed on. */
public enum PriceRefusal {
  UNKNOWN_PRODUCT,
  NOT_A_NUMBER,
  NOT_POSITIVE,
  /** More than 20 % from the last accepted price, and not yet confirmed by three in a row. */
  ABSURD
}
