package io.rec.systemmonitor.alert;

import java.util.Locale;

/** What became of telling people one step of an alert. */
public enum Fate {
  /** The connector hub has not taken it. */
  TRYING,
  /** Stored at the hub; no channel has sent it yet. */
  ON_ITS_WAY,
  /** Every channel waits: for the end of quiet hours, of a full quota, or for a digest. */
  HELD,
  /** At least one channel that reaches people has sent it. */
  TOLD,
  /** All is over, and no channel that reaches people has sent it: a log, perhaps. */
  NOBODY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Fate of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
