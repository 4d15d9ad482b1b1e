package io.rec.domain.trade;

import java.util.Locale;

/** What ended a trade. */
public enum CloseMethod {
  MANUAL,
  AUTO,
  EXPIRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
