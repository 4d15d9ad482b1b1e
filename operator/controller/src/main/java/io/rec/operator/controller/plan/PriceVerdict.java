package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.MARKET_DATA_FRESH;
import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether prices are fresh. The worst symbol decides: whoever holds it has nothing of the others.
 * Beyond the limit they are stale, and fresh again only when they have come without a gap for as
 * long.
 */
record PriceVerdict(Facts facts, Map<String, PriceTrail> prices) {
  private static final long LIMIT = Outlook.LIMIT.toSeconds();

  Finding finding() {
    var watchdogs =
        OutlookFindings.wanted(facts).stream().filter(one -> one.entry().symbol() != null).toList();
    if (watchdogs.isEmpty()) {
      return Finding.unknown(
          MARKET_DATA_FRESH, "NotWatched", "no watchdog of a symbol is to run in this desk");
    }
    var stale = watchdogs.stream().filter(this::stale).toList();
    if (!stale.isEmpty()) {
      return Finding.no(
          MARKET_DATA_FRESH,
          "MarketDataStale",
          "%s; the limit is %d s. Next: recio logs %s"
              .formatted(
                  stale.stream().map(this::complaint).collect(Collectors.joining(", ")),
                  LIMIT,
                  stale.getFirst().name()));
    }
    var awaited = symbols(watchdogs, this::priceless);
    if (!awaited.isEmpty()) {
      return Finding.unknown(
          MARKET_DATA_FRESH, "NoPriceYet", "waiting for the first price of " + awaited);
    }
    var unsteady =
        watchdogs.stream()
            .filter(one -> trail(one) instanceof PriceTrail.Recent)
            .map(Component::name)
            .collect(Collectors.joining(", "));
    if (!unsteady.isEmpty() && OutlookFindings.refused(facts, MARKET_DATA_FRESH).isPresent()) {
      return Finding.no(
          MARKET_DATA_FRESH,
          "MarketDataUnsteady",
          "prices come again, not yet without a gap for %d s: %s".formatted(LIMIT, unsteady));
    }
    return Finding.yes(
        MARKET_DATA_FRESH,
        "PricesArrive",
        "newest prices of %s are under %d s old".formatted(symbols(watchdogs, one -> true), LIMIT));
  }

  private boolean stale(Component watchdog) {
    return priceless(watchdog)
        ? !OutlookFindings.young(facts)
        : trail(watchdog) instanceof PriceTrail.Old;
  }

  private boolean priceless(Component watchdog) {
    return !prices.containsKey(symbol(watchdog));
  }

  private String complaint(Component watchdog) {
    return trail(watchdog) instanceof PriceTrail.Old(var newest)
        ? "no %s price since %s".formatted(symbol(watchdog), OutlookFindings.second(newest))
        : "no %s price ever".formatted(symbol(watchdog));
  }

  private @Nullable PriceTrail trail(Component watchdog) {
    return prices.get(symbol(watchdog));
  }

  private static String symbols(List<Component> watchdogs, Predicate<Component> which) {
    return watchdogs.stream()
        .filter(which)
        .map(PriceVerdict::symbol)
        .collect(Collectors.joining(", "));
  }

  private static String symbol(Component watchdog) {
    return requireNonNullElse(watchdog.entry().symbol(), "");
  }
}
