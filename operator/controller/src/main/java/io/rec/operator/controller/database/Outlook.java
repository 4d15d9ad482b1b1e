package io.rec.operator.controller.database;

import java.time.Duration;
import java.util.Map;

/** What the services have written down about the world outside: prices and the exchange. */
public sealed interface Outlook {
  /**
   * Older than this is told to people. Long against the 5 s after which a price decides nothing and
   * against the 5 s between two questions to the exchange: what mends itself wakes nobody. Twice
   * the time between two looks, so that one look of ours decides nothing either.
   */
  Duration LIMIT = Duration.ofSeconds(30);

  /** As fresh as everybody's prices are by day: at this age the page turns them red. */
  Duration STEADY = Duration.ofSeconds(10);

  /**
   * The tables were read.
   *
   * @param prices of each symbol that ever had one, by its name in capital letters
   */
  record Told(Map<String, PriceTrail> prices, ExchangeWord exchange) implements Outlook {
    public Told {
      prices = Map.copyOf(prices);
    }
  }

  /** The login works, and yet these tables could not be read, or not in time. */
  record Unreadable(String why) implements Outlook {}
}
