package io.rec.venues.coinbase;

/** Why a price was not passed on. */
public enum PriceRefusal {
  UNKNOWN_PRODUCT,
  NOT_A_NUMBER,
  NOT_POSITIVE
}
