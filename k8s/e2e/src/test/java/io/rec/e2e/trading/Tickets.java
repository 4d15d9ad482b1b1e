package io.rec.e2e.trading;

import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Tickets for what the newest strike table offers near the money. */
final class Tickets {
  private static final String COORDINATOR = "unified-production-coordinator";

  /** An event that is about to close is not entered by a test; the next one is minutes away. */
  private static final Duration NEXT_EVENT = Duration.ofMinutes(4);

  private static final int LEAST_SECONDS = 120;
  private static final int CHEAPEST = 5;
  private static final int DEAREST = 95;

  private Tickets() {}

  /** The next that can be sent, under the name that its sender gives it. */
  static String next(Desk desk, String id) {
    return await()
        .atMost(NEXT_EVENT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> offered(desk, id), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<String> offered(Desk desk, String id) {
    var table = desk.inside().get(COORDINATOR, "/api/strike_tables/BTC").json();
    if (table.path("stale").asBoolean(true) || table.path("ttc").asInt() < LEAST_SECONDS) {
      return Optional.empty();
    }
    return StreamSupport.stream(table.path("strikes").spliterator(), false)
        .filter(strike -> strike.path("ticker").isTextual())
        .filter(
            strike ->
                strike.path("yes_ask").asInt() >= CHEAPEST
                    && strike.path("yes_ask").asInt() <= DEAREST)
        .findFirst()
        .map(
            strike ->
                String.format(
                    Locale.ROOT,
                    "{\"ticket_id\":\"%s\",\"ticker\":\"%s\",\"strike\":\"$%,d\",\"side\":\"Y\","
                        + "\"symbol\":\"BTC\",\"buy_price\":%.2f,\"position\":1,"
                        + "\"max_slippage_cents\":5,\"entry_method\":\"manual\"}",
                    id,
                    strike.path("ticker").asText(),
                    strike.path("strike").asLong(),
                    strike.path("yes_ask").asInt() / 100.0));
  }
}
