package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Rule;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.risk.RiskRule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Why nothing was entered, in one hour. Owned by one thread. */
final class HourCounts {
  private final int[] entry = new int[EntryRule.values().length];
  private final int[] risk = new int[RiskRule.values().length];
  private int seconds;
  private int warming;
  private int active;
  private int watched;
  private int empty;
  private int entries;
  private int unfilled;

  void second() {
    seconds++;
  }

  /** A second in which prices were only listened to. */
  void warming() {
    warming++;
  }

  /** A second in which entries were off: every rule that said so. */
  void held(Readiness.Answer readiness) {
    for (var rule : readiness.failures()) {
      entry[rule]++;
    }
  }

  /**
   * A second in which rows were looked at: each row of the watchlist under each of its failures.
   */
  void looked(Screen screen) {
    looked(screen.watched());
    screen.addFailures(entry);
  }

  void looked(int rows) {
    active++;
    watched += rows;
    empty += rows == 0 ? 1 : 0;
  }

  /** A row of the watchlist that the rules refused. */
  void refused(Decision row) {
    row.failures().forEach(check -> entry[ordinal(check.rule())]++);
  }

  /** An entry that the limits refused. */
  void refusedByLimits(Decision gate) {
    gate.failures().forEach(check -> risk[ordinal(check.rule())]++);
  }

  void entered() {
    entries++;
  }

  void unfilled() {
    unfilled++;
  }

  int seconds() {
    return seconds;
  }

  int secondsWarming() {
    return warming;
  }

  int secondsActive() {
    return active;
  }

  int rowsWatched() {
    return watched;
  }

  int secondsWithoutRow() {
    return empty;
  }

  int entries() {
    return entries;
  }

  int entriesUnfilled() {
    return unfilled;
  }

  /** By rule, those that never failed left out. */
  SequencedMap<String, Integer> failures() {
    var failures = new LinkedHashMap<String, Integer>();
    for (var rule : EntryRule.values()) {
      put(failures, rule.word(), entry[rule.ordinal()]);
    }
    for (var rule : RiskRule.values()) {
      put(failures, rule.word(), risk[rule.ordinal()]);
    }
    return failures;
  }

  private static void put(SequencedMap<String, Integer> failures, String rule, int count) {
    if (count > 0) {
      failures.put(rule, count);
    }
  }

  /** Rules are enums, each subject's its own. */
  static int ordinal(Rule rule) {
    return ((Enum<?>) rule).ordinal();
  }
}
