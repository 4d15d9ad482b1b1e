package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.book.Offers;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The rows of the strike table at the present second as bare numbers, written over each second. A
 * probability that is unknown or was left out is NaN, an ask that nobody makes is 0. Owned by one
 * thread.
 */
final class Rows {
  private final long[] strikes = new long[StrikeTable.MOST_ROWS];
  private final double[] within = new double[StrikeTable.MOST_ROWS];
  private final int[] yesAsks = new int[StrikeTable.MOST_ROWS];
  private final int[] noAsks = new int[StrikeTable.MOST_ROWS];
  private final long[] volumes = new long[StrikeTable.MOST_ROWS];
  private int count;
  private int first;

  /**
   * The rows that the table of this second has.
   *
   * @param isWhole whether rows that cannot be worth a look have their probability as well
   */
  void fill(MarketNow now, Offers offers, long secondsToClose, boolean isWhole) {
    var price = now.price();
    clear();
    first = nearest(offers, price, first);
    var rows = Math.min(offers.count(), StrikeTable.MOST_ROWS);
    var chances = now.chances(secondsToClose, isWhole);
    for (int i = 0; i < rows; i++) {
      var strike = offers.strike(first + i);
      var stays = chances.within(strike);
      var yesWins = now.yesWins(strike, stays);
      add(
          strike,
          stays,
          offers.yesAsk(first + i, yesWins),
          offers.noAsk(first + i, yesWins),
          offers.volume(first + i));
    }
  }

  void clear() {
    count = 0;
  }

  void add(long strike, double stays, int yesAsk, int noAsk, long volume) {
    strikes[count] = strike;
    within[count] = stays;
    yesAsks[count] = yesAsk;
    noAsks[count] = noAsk;
    volumes[count] = volume;
    count++;
  }

  /**
   * The first of the rows nearest to a price, as the table chooses them: of equals the lower.
   *
   * @param guess where to begin to look; the answer does not depend on it
   */
  static int nearest(Offers offers, double price, int guess) {
    var last = offers.count() - StrikeTable.MOST_ROWS;
    if (last <= 0) {
      return 0;
    }
    var from = Math.clamp(guess, 0, last);
    while (from < last && isBetter(offers, price, from)) {
      from++;
    }
    while (from > 0 && !isBetter(offers, price, from - 1)) {
      from--;
    }
    return from;
  }

  /** Whether giving up a row for the next one above all of them brings them nearer. */
  private static boolean isBetter(Offers offers, double price, int from) {
    return offers.strike(from + StrikeTable.MOST_ROWS) - price < price - offers.strike(from);
  }

  /** Two decimals, half-even, as the table has them; NaN stays NaN. */
  static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  /** A row as the table would have it. */
  StrikeRow row(int row, double price, Offers offers) {
    var strike = strikes[row];
    var isYes = strike < price;
    var yesWins = isYes ? within[row] : 100 - within[row];
    var buffer = Math.abs(price - strike);
    return new StrikeRow(
        strike,
        quote(row, offers),
        hundredths(buffer),
        hundredths(buffer / price * 100),
        known(within[row]),
        diff(yesWins, yesAsks[row]),
        diff(100 - yesWins, noAsks[row]),
        isYes ? Side.YES : Side.NO);
  }

  Quote quote(int row, Offers offers) {
    return Quote.ofAsks(
        offers.ticker(first + row),
        offers.floorStrike(first + row),
        cents(yesAsks[row]),
        cents(noAsks[row]),
        volumes[row]);
  }

  private static OptionalDouble diff(double wins, int ask) {
    return ask == 0 ? OptionalDouble.empty() : known(hundredths(wins - ask));
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalInt cents(int ask) {
    return ask == 0 ? OptionalInt.empty() : OptionalInt.of(ask);
  }

  int count() {
    return count;
  }

  long strike(int row) {
    return strikes[row];
  }

  double within(int row) {
    return within[row];
  }

  int yesAsk(int row) {
    return yesAsks[row];
  }

  int noAsk(int row) {
    return noAsks[row];
  }

  long volume(int row) {
    return volumes[row];
  }
}
