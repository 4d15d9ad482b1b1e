package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A line to a venue that a service tells it has lost. The service itself may go on for a while with
 * what it has, and suffers from nothing; what the line leads to does.
 *
 * @param leadsTo what is outside, by the failure detector's name for it
 */
record LostLine(String leadsTo) {

  /**
   * The cause is named meanwhile; and when it is over, who was cut off for long tries to get
   * through again every half minute.
   */
  static final Duration SETTLING = Duration.ofSeconds(45);

  private static final String LOST = "_lost";

  /** By how its alerts are about it: feed:BTC, exchange:kalshi, account:kalshi. */
  private static final Map<String, String> VENUES =
      Map.of("feed", "coinbase_api", "exchange", "kalshi_api", "account", "kalshi_api");

  /** Whether that is where lines lead to, by the failure detector's name. */
  static boolean isVenue(String name) {
    return VENUES.containsValue(name);
  }

  static Optional<LostLine> of(AlertKey key) {
    String line = key.about().split(":", 2)[0];
    return key.type().endsWith(LOST)
        ? Optional.ofNullable(VENUES.get(line)).map(LostLine::new)
        : Optional.empty();
  }
}
