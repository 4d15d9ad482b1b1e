package io.rec.e2e.trading;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Desk;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the newest strike table offers near the money.
 *
 * @param ask for YES, in cents
 * @param probability of YES, in percent; 0 while it is the less likely side
 */
public record Offer(String ticker, long strike, int ask, double probability) {
  private static final String COORDINATOR = "unified-production-coordinator";

  /** An event that is about to close is not entered by a test. */
  private static final Duration LEAST = Duration.ofMinutes(5);

  /** Until the table of the next event has quotes. */
  private static final Duration NEXT_TABLE = Duration.ofMinutes(3);

  /**
   * A new desk's automatic stop sells what falls below 40. Shortly before the close the only strike
   * that is neither won nor lost may be there already, and its trade is closed before a test sees
   * it open.
   */
  private static final double LEAST_PROBABILITY = 60;

  private static final int CHEAPEST = 5;
  private static final int DEAREST = 95;

  /** The next that can be bought. */
  public static Offer next(Desk desk) {
    return lasting(desk, LEAST);
  }

  /** What can be bought at this moment. */
  public static Optional<Offer> now(Desk desk) {
    return shown(desk, LEAST);
  }

  /** The next whose event goes on for so long. */
  static Offer lasting(Desk desk, Duration time) {
    return await()
        .atMost(time.plus(NEXT_TABLE))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> shown(desk, time), Optional::isPresent)
        .orElseThrow();
  }

  /** To buy one contract of it, under the name that its sender gives it. */
  public String ticket(String id) {
    return String.format(
        Locale.ROOT,
        "{\"ticket_id\":\"%s\",\"ticker\":\"%s\",\"strike\":\"$%,d\",\"side\":\"Y\","
            + "\"symbol\":\"BTC\",\"buy_price\":%.2f,\"position\":1,"
            + "\"max_slippage_cents\":5,\"entry_method\":\"manual\"}",
        id,
        ticker,
        strike,
        ask / 100.0);
  }

  private static Optional<Offer> shown(Desk desk, Duration time) {
    var table = desk.inside().get(COORDINATOR, "/api/strike_tables/BTC").json();
    // In the first seconds of an hour its markets are quoted, and not yet active.
    if (table.path("stale").asBoolean(true)
        || !table.path("market_status").asText().equals("active")
        || table.path("ttc").asInt() < time.toSeconds()) {
      return Optional.empty();
    }
    return StreamSupport.stream(table.path("strikes").spliterator(), false)
        .filter(strike -> strike.path("ticker").isTextual())
        .map(Offer::of)
        .filter(offer -> offer.ask >= CHEAPEST && offer.ask <= DEAREST)
        .filter(offer -> offer.probability >= LEAST_PROBABILITY)
        .max(Comparator.comparingDouble(Offer::probability));
  }

  private static Offer of(JsonNode strike) {
    return new Offer(
        strike.path("ticker").asText(),
        strike.path("strike").asLong(),
        strike.path("yes_ask").asInt(),
        strike.path("active_side").asText().equals("yes")
            ? strike.path("probability").asDouble()
            : 0);
  }
}
