package io.rec.domain.strikes;

import java.util.Locale;

/** The two sides of a market. */
public enum Side {
  YES,
  NO;

  /** The side that wins if the price stays where it is; at the strike itself it is NO. */
  static Side active(long strike, double price) {
    return strike < price ? YES : NO;
  }

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
