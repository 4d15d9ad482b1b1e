package io.rec.unifiedproductioncoordinator;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
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

  public SymbolInputs {
    missing = List.copyOf(missing);
  }

  static SymbolInputs judge(
      String symbol,
      Optional<Tick> tick,
      Optional<Instant> markets,
      FreshnessLimits limits,
      Instant now) {
    List<String> missing = new ArrayList<>();
    Optional<Duration> priceAge = tick.map(known -> age(known.momentum().asOf(), now));
    if (tick.isEmpty()) {
      missing.add("price");
    } else if (tick.get().interpolated() || older(priceAge, limits.price())) {
      missing.add("fresh price");
    }
    boolean momentum = tick.isPresent() && tick.get().momentum().bucket().isPresent();
    if (!momentum) {
      missing.add("momentum");
    }
    Optional<Duration> marketAge = markets.map(taken -> age(taken, now));
    if (marketAge.isEmpty()) {
      missing.add("markets");
    } else if (older(marketAge, limits.markets())) {
      missing.add("fresh markets");
    }
    return new SymbolInputs(
        symbol,
        priceAge.map(Duration::toMillis).orElse(null),
        marketAge.map(Duration::toMillis).orElse(null),
        momentum,
        missing);
  }

  private static boolean older(Optional<Duration> age, Duration limit) {
    return age.isPresent() && age.get().compareTo(limit) > 0;
  }

  private static Duration age(Instant asOf, Instant now) {
    return asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now);
  }
}
