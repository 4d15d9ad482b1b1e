package io.rec.venuesimulator.price;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every product of the system's symbols, with its walk. Immutable once prepared. */
@Singleton
public final class Market {

  private static final Logger LOG = LoggerFactory.getLogger(Market.class);

  private static final Map<String, Double> MIDDLES = Map.of("BTC", 118_000.0, "ETH", 4_200.0);
  private static final double OTHER_MIDDLE = 100.0;

  /** About half of the price in a year, as Bitcoin had it in recent years. */
  private static final double DEVIATION_PER_ROOT_SECOND = 0.00009;

  private static final BigDecimal HALF_SPREAD = new BigDecimal("0.01");
  private static final Duration SAMPLE = Duration.ofMinutes(15);
  private static final int SAMPLES = 96;

  private final RoleIdentity identity;
  private final PriceSettings settings;
  private final Clock clock;
  private volatile Map<String, PriceWalk> walks = Map.of();

  Market(RoleIdentity identity, PriceSettings settings, Clock clock) {
    this.identity = identity;
    this.settings = settings;
    this.clock = clock;
  }

  public void prepare() {
    Map<String, PriceWalk> made = new TreeMap<>();
    for (String symbol : identity.symbols()) {
      String name = symbol.toUpperCase(Locale.ROOT);
      double middle = MIDDLES.getOrDefault(name, OTHER_MIDDLE);
      made.put(
          name + "-USD",
          new PriceWalk(settings.seed() + name.hashCode(), middle, DEVIATION_PER_ROOT_SECOND));
    }
    walks = Map.copyOf(made);
    LOG.atInfo()
        .addKeyValue("products", productIds().toString())
        .addKeyValue("seed", settings.seed())
        .log("price walks prepared");
  }

  public List<String> productIds() {
    return walks.keySet().stream().sorted().toList();
  }

  /** The price now; empty for a product that is not traded here. */
  public Optional<Quote> quote(String productId) {
    Instant now = clock.instant();
    return Optional.ofNullable(walks.get(productId))
        .map(walk -> walk.at(now))
        .map(
            price ->
                new Quote(
                    productId, price, price.subtract(HALF_SPREAD), price.add(HALF_SPREAD), now));
  }

  public Optional<DayRange> lastDay(String productId) {
    return Optional.ofNullable(walks.get(productId)).map(walk -> range(walk, clock.instant()));
  }

  private static DayRange range(PriceWalk walk, Instant now) {
    BigDecimal open = walk.at(now.minus(SAMPLE.multipliedBy(SAMPLES)));
    BigDecimal low = open;
    BigDecimal high = open;
    for (int back = 0; back < SAMPLES; back++) {
      BigDecimal price = walk.at(now.minus(SAMPLE.multipliedBy(back)));
      low = low.min(price);
      high = high.max(price);
    }
    return new DayRange(open, low, high);
  }
}
