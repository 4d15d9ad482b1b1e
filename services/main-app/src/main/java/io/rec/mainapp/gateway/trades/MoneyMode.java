package io.rec.mainapp.gateway.trades;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose money the trades of a list moved. Figures are made of one kind alone: what paper brought is
 * never added to what was earned, and where nobody wrote the kind down nothing is added up at all.
 */
enum MoneyMode {
  PAPER("Paper", "t.mode = 'Paper'", "t.mode IS DISTINCT FROM 'Paper'"),
  LIVE("Live", "t.mode = 'Live'", "t.mode IS DISTINCT FROM 'Live'"),
  /** Of trades that are older than the column. */
  UNKNOWN("unknown", "t.mode IS NULL", "t.mode IS NOT NULL"),
  ANY("any", "true", "false");

  static final Set<String> WORDS =
      Arrays.stream(values()).map(MoneyMode::word).collect(Collectors.toUnmodifiableSet());

  private final String word;
  private final String ours;
  private final String others;

  MoneyMode(String word, String ours, String others) {
    this.word = word;
    this.ours = ours;
    this.others = others;
  }

  static MoneyMode ofWord(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trade is ever '%s'".formatted(word)));
  }

  String word() {
    return word;
  }

  /** The condition for these trades. */
  String ours() {
    return ours;
  }

  /** The condition for all others. */
  String others() {
    return others;
  }

  /** Whether all of it is known to be of one kind. */
  boolean canBeAdded() {
    return this == PAPER || this == LIVE;
  }
}
