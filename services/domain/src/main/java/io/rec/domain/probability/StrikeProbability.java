package io.rec.domain.probability;

/**
 * The chances of one strike, in percent.
 *
 * @param buffer distance of price and strike in dollars
 * @param movePercent the same in percent of the price, not clamped
 * @param positive chance of a move up by that much
 * @param negative chance of a move down by that much
 */
public record StrikeProbability(
    double strike,
    double buffer,
    double movePercent,
    StrikePlace direction,
    double positive,
    double negative) {

  /** The chance that the price crosses the strike. */
  public double beyond() {
    return direction == StrikePlace.ABOVE ? positive : negative;
  }

  /** The product's probability: the chance that the price does not cross the strike. */
  public double within() {
    return 100 - beyond();
  }
}
