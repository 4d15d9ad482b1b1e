package io.rec.unifiedproductioncoordinator;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.prices.PricePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to produce a symbol's strike table from; ages in milliseconds, null when absent.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SymbolInputs(
    String symbol,
    @Nullable Long priceAgeMillis,
    @Nullable Long marketAgeMillis,
    boolean momentumKnown,
    List<String> missing) {

  /** Markets older than this are not produced from. */
  private static final Duration MARKETS_FRESH_FOR = Duration.ofSeconds(10);

  public SymbolInputs {
    missing = List.copyOf(missing);
  }

  static SymbolInputs judge(
      String symbol, Optional<PricePoint> price, Optional<Instant> markets, Instant now) {
    List<String> missing = new ArrayList<>();
    if (price.isEmpty()) {
      missing.add("price");
    } else if (price.get().stale(now)) {
      missing.add("fresh price");
    }
    boolean momentum = price.flatMap(PricePoint::momentum).isPresent();
    if (!momentum) {
      missing.add("momentum");
    }
    Optional<Duration> marketAge = markets.map(taken -> Duration.between(taken, now));
    if (marketAge.isEmpty()) {
      missing.add("markets");
    } else if (marketAge.get().compareTo(MARKETS_FRESH_FOR) > 0) {
      missing.add("fresh markets");
    }
    return new SymbolInputs(
        symbol,
        price.map(point -> point.age(now).toMillis()).orElse(null),
        marketAge.map(Duration::toMillis).orElse(null),
        momentum,
        missing);
  }
}
