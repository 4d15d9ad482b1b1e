package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.entry.EntryRule;
import io.rec.domain.entry.EntrySettings;
import io.rec.domain.strikes.StrikeTable;
import io.rec.domain.strikes.Watchlist;
import java.util.Arrays;

/**
 * Says of a second that no row of it can be entered, and counts why not, on bare numbers. It
 * repeats the comparisons of {@link io.rec.domain.entry.EntryRules} because those make some two
 * hundred objects a second; it enters nothing: where it is not sure of a no, the rules decide. A
 * test holds it against them second by second.
 */
final class Screen {
  private static final long LEAST_VOLUME = 1000;
  private static final double PROBABILITY_MARGIN = 5;
  private static final double DIFFERENTIAL_MARGIN = 3;
  private static final double DIFFERENTIAL_SLACK = 0.5;

  private final double worth;
  private final double minProbability;
  private final double minDifferential;
  private final int[] failures = new int[EntryRule.values().length];
  private final int[] passing = new int[StrikeTable.MOST_ROWS];
  private int passes;
  private int watched;

  Screen(EntrySettings settings) {
    this.worth = worth(settings);
    this.minProbability = settings.minProbability();
    this.minDifferential = settings.minDifferential();
  }

  /** What a probability has to exceed: other rows are not on the watchlist. */
  static double worth(EntrySettings settings) {
    return settings.minProbability() - PROBABILITY_MARGIN;
  }

  /** How many rows may pass all rules. */
  int look(Rows rows, double price, Blocks blocks, long second) {
    clear();
    for (int row = 0; row < rows.count(); row++) {
      var within = rows.within(row);
      if (within > worth
          && rows.volume(row) >= LEAST_VOLUME
          && look(rows, row, within, price, blocks, second)) {
        passing[passes++] = row;
      }
    }
    return passes;
  }

  /** Which rows those are, ascending. */
  int passing(int number) {
    return passing[number];
  }

  private boolean look(
      Rows rows, int row, double within, double price, Blocks blocks, long second) {
    var yesAsk = rows.yesAsk(row);
    var noAsk = rows.noAsk(row);
    if (yesAsk == 0 || noAsk == 0 || Math.max(yesAsk, noAsk) > Watchlist.DEAREST_ASK) {
      return false;
    }
    var isYes = rows.strike(row) < price;
    var yesWins = isYes ? within : 100 - within;
    var yesDiff = Rows.hundredths(yesWins - yesAsk);
    var noDiff = Rows.hundredths(100 - yesWins - noAsk);
    if (!(Math.max(yesDiff, noDiff) >= minDifferential - DIFFERENTIAL_MARGIN)) {
      return false;
    }
    watched++;
    return count(EntryRule.MIN_PROBABILITY, within >= minProbability)
        & count(
            EntryRule.MIN_DIFFERENTIAL,
            (isYes ? yesDiff : noDiff) >= minDifferential - DIFFERENTIAL_SLACK)
        & isFree(blocks.find(rows.strike(row), isYes), blocks, second);
  }

  private boolean isFree(int block, Blocks blocks, long second) {
    return block < 0
        || count(EntryRule.NOT_HELD, !blocks.isHeld(block))
            & count(EntryRule.RE_ENTRY, !blocks.isSpent(block))
            & count(EntryRule.COOL_DOWN, second >= blocks.coolFrom(block));
  }

  private boolean count(EntryRule rule, boolean passed) {
    if (!passed) {
      failures[rule.ordinal()]++;
    }
    return passed;
  }

  private void clear() {
    Arrays.fill(failures, 0);
    watched = 0;
    passes = 0;
  }

  /** How many rows of the last second were on the watchlist. */
  int watched() {
    return watched;
  }

  /** Adds how many of them failed each rule. */
  void addFailures(int[] counts) {
    for (int rule = 0; rule < counts.length; rule++) {
      counts[rule] += failures[rule];
    }
  }
}
