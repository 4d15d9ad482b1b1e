package io.rec.symbolpricewatchdog.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.symbolpricewatchdog.log.PriceHistory;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The price to go on with: the newest tick, or before the first one what the log knew. */
@Singleton
public final class LastKnown {

  private static final double MILLIS = 1000;

  private final LivePrice live;
  private final PriceHistory history;
  private final WatchedSymbol symbol;
  private final Clock clock;

  LastKnown(
      LivePrice live,
      PriceHistory history,
      WatchedSymbol symbol,
      MeterRegistry meters,
      Clock clock) {
    this.live = live;
    this.history = history;
    this.symbol = symbol;
    this.clock = clock;
    Gauge.builder("recio.price.age", this, LastKnown::ageSeconds)
        .description("Age of the last known price in seconds; NaN when there is none")
        .register(meters);
  }

  /** Empty when this symbol never had a price. */
  public Optional<CurrentPrice> price() {
    Instant now = clock.instant();
    return live.newest()
        .map(news -> CurrentPrice.of(news, now))
        .or(() -> history.newest().map(known -> CurrentPrice.of(symbol.symbol(), known, now)));
  }

  private double ageSeconds() {
    return price().map(price -> price.ageMillis() / MILLIS).orElse(Double.NaN);
  }
}
