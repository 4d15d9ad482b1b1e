package io.rec.domain.strikes;

import io.rec.domain.probability.StrikeProbability;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One strike. Figures have two decimals; what is not known is empty.
 *
 * @param buffer distance of the price in dollars
 * @param bufferPercent the same in percent of the price
 * @param probability percent chance that the active side wins
 * @param yesDiff percent chance that YES wins less what YES costs in cents
 * @param noDiff the same for NO
 */
public record StrikeRow(
    long strike,
    Quote quote,
    double buffer,
    double bufferPercent,
    OptionalDouble probability,
    OptionalDouble yesDiff,
    OptionalDouble noDiff,
    Side activeSide) {

  static StrikeRow of(long strike, Quote quote, double price, Optional<StrikeProbability> chance) {
    var buffer = Math.abs(price - strike);
    var active = Side.active(strike, price);
    var within = chance.isPresent() ? cents(chance.get().within()) : Double.NaN;
    var yesWins = active == Side.YES ? within : 100 - within;
    return new StrikeRow(
        strike,
        quote,
        cents(buffer),
        cents(buffer / price * 100),
        known(within),
        diff(yesWins, quote.yesAsk()),
        diff(100 - yesWins, quote.noAsk()),
        active);
  }

  public String ticker() {
    return quote.ticker();
  }

  public OptionalInt yesAsk() {
    return quote.yesAsk();
  }

  public OptionalInt noAsk() {
    return quote.noAsk();
  }

  public long volume() {
    return quote.volume();
  }

  private static OptionalDouble diff(double wins, OptionalInt ask) {
    return ask.isPresent() ? known(cents(wins - ask.getAsInt())) : OptionalDouble.empty();
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Two decimals, half-even; NaN stays NaN. */
  static double cents(double value) {
    return Math.rint(value * 100) / 100;
  }
}
