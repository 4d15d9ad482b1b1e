package io.rec.cli.trading;

/** The two sides of a market. */
public enum Direction {
  YES("Y"),
  NO("N");

  private final String letter;

  Direction(String letter) {
    this.letter = letter;
  }

  /** As it stands in trades. */
  String letter() {
    return letter;
  }
}
