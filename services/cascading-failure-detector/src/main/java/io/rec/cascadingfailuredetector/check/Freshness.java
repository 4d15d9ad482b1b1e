package io.rec.cascadingfailuredetector.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What each service is there for, and from when on it is too old. The limits are several times what
 * the service needs, so that a slow moment is none of them.
 */
final class Freshness {

  private static final long PRICE_MILLIS = 15_000;
  private static final long MARKETS_MILLIS = 60_000;
  private static final Duration CYCLE = Duration.ofSeconds(15);
  private static final Duration PASS = Duration.ofSeconds(15);
  private static final Duration ACCOUNT = Duration.ofMinutes(3);
  private static final Duration ROUND = Duration.ofSeconds(75);

  /** Who is known to be held back is given a third of the time. */
  static final int HELD_BACK = 3;

  private Freshness() {}

  /**
   * What is wrong though it answers that it is ready.
   *
   * @param part of the usual limit that counts: the whole for 1, a third for 3
   */
  static Optional<String> complaint(String component, HealthFacts health, Instant now, int part) {
    if (health.standby()) {
      return Optional.empty();
    }
    if (component.startsWith("symbol-price-watchdog-")) {
      return price(health, part);
    }
    return switch (component) {
      case "kalshi-api-watchdog" -> markets(health, part);
      case "unified-production-coordinator" ->
          old(health, "reported_at", CYCLE.dividedBy(part), "its last cycle", now);
      case "active-trade-supervisor", "auto-entry-supervisor", "trade-executor", "db-poller" ->
          old(health, "last_pass_at", PASS.dividedBy(part), "its last pass", now);
      case "kalshi-account-sync" -> account(health, now, part);
      case "system-monitor" ->
          old(health, "last_round_at", ROUND.dividedBy(part), "its last round", now);
      default -> Optional.empty();
    };
  }

  private static Optional<String> price(HealthFacts health, int part) {
    OptionalLong age = health.number("last_tick_age_ms");
    return health.is("price_stale", true) || age.orElse(0) > PRICE_MILLIS / part
        ? Optional.of(
            "its price is %s old".formatted(age.isPresent() ? seconds(age.getAsLong()) : "too"))
        : Optional.empty();
  }

  private static Optional<String> markets(HealthFacts health, int part) {
    return health.each("markets").entrySet().stream()
        .filter(entry -> entry.getValue().number("age_ms").orElse(0) > MARKETS_MILLIS / part)
        .map(Freshness::oldMarkets)
        .findFirst();
  }

  private static String oldMarkets(Map.Entry<String, HealthFacts> symbol) {
    return "its markets of %s are %s old"
        .formatted(symbol.getKey(), seconds(symbol.getValue().number("age_ms").orElse(0)));
  }

  private static Optional<String> account(HealthFacts health, Instant now, int part) {
    return old(
            health,
            "account_read_at",
            ACCOUNT.dividedBy(part),
            "its last reading of the account",
            now)
        .map(
            text ->
                health
                    .text("account_read_failure")
                    .filter(why -> !why.isBlank())
                    .map(why -> text + ": " + why)
                    .orElse(text));
  }

  private static Optional<String> old(
      HealthFacts health, String field, Duration limit, String what, Instant now) {
    return health
        .age(field, now)
        .filter(age -> age.compareTo(limit) > 0)
        .map(age -> "%s was %s ago".formatted(what, seconds(age.toMillis())));
  }

  private static String seconds(long millis) {
    return "%d s".formatted(millis / 1000);
  }
}
