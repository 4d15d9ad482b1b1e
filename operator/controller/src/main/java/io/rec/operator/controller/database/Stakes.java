package io.rec.operator.controller.database;

/**
 * What is at stake for all users together.
 *
 * @param trades with something held, or of which something may have been bought
 * @param orders that rest, or of which the outcome is not known yet
 */
public record Stakes(int trades, int orders) {
  /** Nothing held, nothing resting. */
  public static final Stakes NONE = new Stakes(0, 0);

  Stakes plus(Stakes other) {
    return new Stakes(trades + other.trades, orders + other.orders);
  }
}
