package io.rec.cascadingfailuredetector.check;

import static io.rec.cascadingfailuredetector.graph.DependencyGraph.CLOCK;
import static io.rec.cascadingfailuredetector.graph.DependencyGraph.COINBASE;
import static io.rec.cascadingfailuredetector.graph.DependencyGraph.KALSHI;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a service that stands at the edge says about the outside. */
final class Accusations {

  private Accusations() {}

  /** Name of what is outside to what is wrong with it. */
  static Map<String, String> of(String component, HealthFacts health) {
    Map<String, String> accused = new LinkedHashMap<>();
    if (component.startsWith("symbol-price-watchdog-")) {
      feed(health).ifPresent(why -> accused.put(COINBASE, why));
    }
    if (component.equals("kalshi-api-watchdog")
        && health.text("exchange").filter("DOWN"::equals).isPresent()) {
      // It may well answer: with an error, or with a certificate that nobody believes.
      accused.put(KALSHI, "the exchange is not usable" + because(health, "exchange_last_error"));
    }
    if (health.is("feed_clock_skewed", true)) {
      accused.put(CLOCK, skew(health, "feed_clock_skew_ms", "the price feed's"));
    }
    if (health.is("exchange_clock_skewed", true)) {
      accused.put(CLOCK, skew(health, "exchange_clock_skew_ms", "the exchange's"));
    }
    return accused;
  }

  /** The venue's heart beats every second: one that is connected and silent has stopped. */
  private static Optional<String> feed(HealthFacts health) {
    if (health.is("feed_connected", false)) {
      return Optional.of("the price feed is not connected" + because(health, "feed_last_loss"));
    }
    return health
        .text("feed")
        .filter("quiet"::equals)
        .map(quiet -> "the price feed is connected and silent");
  }

  private static String because(HealthFacts health, String field) {
    return health.text(field).filter(why -> !why.isBlank()).map(why -> ": " + why).orElse("");
  }

  private static String skew(HealthFacts health, String field, String whose) {
    return "our clock and %s differ by %d ms".formatted(whose, health.number(field).orElse(0));
  }
}
