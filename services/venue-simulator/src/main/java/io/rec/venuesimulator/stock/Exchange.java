package io.rec.venuesimulator.stock;

/** Where a share is listed, and on which consolidated tape its trades are reported. */
public enum Exchange {
  NYSE(1),
  ARCA(2),
  NASDAQ(3);

  private final int tape;

  Exchange(int tape) {
    this.tape = tape;
  }

  public int tape() {
    return tape;
  }
}
