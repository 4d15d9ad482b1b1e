package io.rec.domain.trade;

import java.util.Arrays;
import java.util.Locale;

/** The word in tables, lists and messages. */
public enum TradeStatus {
  PENDING,
  OPEN,
  CLOSING,
  EXPIRED,
  CLOSED,
  ERROR,
  DELETED;

  public static TradeStatus ofWord(String word) {
    return Arrays.stream(values())
        .filter(status -> status.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is no status of a trade".formatted(word)));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is in the list of active trades; the others are history, or gone. */
  public boolean isActive() {
    return switch (this) {
      case PENDING, OPEN, CLOSING, ERROR -> true;
      case EXPIRED, CLOSED, DELETED -> false;
    };
  }
}
