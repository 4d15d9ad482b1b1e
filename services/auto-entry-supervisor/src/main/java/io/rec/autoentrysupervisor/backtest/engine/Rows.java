package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.book.Offers;
import io.rec.domain.strikes.StrikeTable;

/**
 * The rows of the strike table at the present second as bare numbers, written over each second. A
 * probability that is unknown is NaN, an ask that nobody makes is 0. Owned by one thread.
 */
final class Rows {
  private final long[] strikes = new long[StrikeTable.MOST_ROWS];
  private final double[] within = new double[StrikeTable.MOST_ROWS];
  private final int[] yesAsks = new int[StrikeTable.MOST_ROWS];
  private final int[] noAsks = new int[StrikeTable.MOST_ROWS];
  private final long[] volumes = new long[StrikeTable.MOST_ROWS];
  private int count;
  private int first;

  /** The rows that the table of this second has. */
  void fill(MarketNow now, Offers offers, long secondsToClose) {
    var price = now.price();
    clear();
    first = nearest(offers, price);
    var rows = Math.min(offers.count(), StrikeTable.MOST_ROWS);
    for (int i = 0; i < rows; i++) {
      var strike = offers.strike(first + i);
      var stays = now.within(strike, secondsToClose);
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

  /** The first of the rows nearest to a price, as the table chooses them: of equals the lower. */
  static int nearest(Offers offers, double price) {
    var from = 0;
    var last = offers.count() - StrikeTable.MOST_ROWS;
    while (from < last
        && offers.strike(from + StrikeTable.MOST_ROWS) - price < price - offers.strike(from)) {
      from++;
    }
    return from;
  }

  /** Two decimals, half-even, as the table has them; NaN stays NaN. */
  static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  int count() {
    return count;
  }

  /** Which of the offers the first row is. */
  int first() {
    return first;
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
