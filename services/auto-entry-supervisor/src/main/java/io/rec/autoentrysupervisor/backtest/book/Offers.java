package io.rec.autoentrysupervisor.backtest.book;

import java.io.IOException;
import java.math.BigDecimal;

/**
 * The markets of one event as they are offered at one second, strikes ascending. Owned by one
 * thread.
 */
public interface Offers {

  /** Seconds only move forward. */
  void moveTo(long second) throws IOException;

  /** Whether these were recorded. */
  boolean isRecorded();

  /** Whether the venue trades. */
  boolean isActive();

  /** Which second the quotes are of; {@link Long#MIN_VALUE} while there are none. */
  long asOf();

  int count();

  long strike(int row);

  String ticker(int row);

  BigDecimal floorStrike(int row);

  /** Contracts traded. */
  long volume(int row);

  /**
   * Cents, or 0 while nobody offers.
   *
   * @param yesWins percent chance of YES as the model has it; recorded quotes do not look at it
   */
  int yesAsk(int row, double yesWins);

  /** The same for NO. */
  int noAsk(int row, double yesWins);

  /** Contracts on each cent from the best price on. */
  long depth(int row);

  /** The row of a strike, negative if it is not there. */
  default int rowOf(long strike) {
    for (int row = 0; row < count(); row++) {
      if (strike(row) == strike) {
        return row;
      }
    }
    return -1;
  }
}
