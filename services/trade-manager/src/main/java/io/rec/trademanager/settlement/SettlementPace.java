package io.rec.trademanager.settlement;

import java.time.Duration;

/** How often a settlement is looked for, by how long its hour is over. */
final class SettlementPace {
  static final Duration OVERDUE = Duration.ofMinutes(30);

  private static final Duration EAGER = Duration.ofMinutes(2);
  private static final Duration PATIENT = Duration.ofHours(1);

  private SettlementPace() {}

  static Duration after(Duration sinceClose) {
    if (sinceClose.compareTo(EAGER) < 0) {
      return Duration.ofSeconds(2);
    }
    return sinceClose.compareTo(PATIENT) < 0 ? Duration.ofSeconds(30) : Duration.ofMinutes(5);
  }
}
