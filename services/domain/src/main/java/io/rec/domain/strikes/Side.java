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

  /**
   * Percent chance that this side wins, by a strike's probability and the price from which that was
   * made: it speaks for the side the price is on. Exactly on the strike nothing is crossed.
   */
  public double wins(double within, double price, long strike) {
    var crossed = this == YES ? price < strike : price > strike;
    return crossed ? 100 - within : within;
  }

  /** Reads {@code Y} or {@code N}. */
  public static Side ofLetter(String letter) {
    return switch (letter) {
      case "Y" -> YES;
      case "N" -> NO;
      default ->
          throw new IllegalArgumentException(
              "'%s' is no side of a market: expected Y or N".formatted(letter));
    };
  }

  /** The letter in trades. */
  public String letter() {
    return this == YES ? "Y" : "N";
  }

  public Side opposite() {
    return this == YES ? NO : YES;
  }

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
