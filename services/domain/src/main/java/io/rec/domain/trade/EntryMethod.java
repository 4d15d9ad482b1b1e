package io.rec.domain.trade;

import java.util.Locale;

/** Who opened a trade. */
public enum EntryMethod {
  MANUAL,
  AUTO;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
