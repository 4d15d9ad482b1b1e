package io.rec.kalshiapiwatchdog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.kalshiapiwatchdog.market.Collection;
import io.rec.kalshiapiwatchdog.market.EventBook;
import io.rec.kalshiapiwatchdog.market.MarketStream;
import io.rec.kalshiapiwatchdog.market.Markets;
import io.rec.kalshiapiwatchdog.market.SymbolMarkets;
import io.rec.venues.clock.Skew;
import io.rec.venues.kalshi.feed.MarketFeedFigures;
import io.rec.venues.stream.StreamFigures;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the watchdog's health says about the exchange and about each symbol's markets. */
@Singleton
final class WatchdogDetails {

  private static final double MILLIS = 1000;

  private final ExchangeClient exchange;
  private final HealthLoop health;
  private final Heartbeat heartbeat;
  private final Markets markets;
  private final MarketStream stream;
  private final Collection collection;
  private final Clock clock;

  WatchdogDetails(
      ExchangeClient exchange,
      HealthLoop health,
      Heartbeat heartbeat,
      Markets markets,
      MarketStream stream,
      Collection collection,
      MeterRegistry meters,
      Clock clock) {
    this.exchange = exchange;
    this.health = health;
    this.heartbeat = heartbeat;
    this.markets = markets;
    this.stream = stream;
    this.collection = collection;
    this.clock = clock;
    Gauge.builder("recio.exchange.skew", exchange, WatchdogDetails::skewSeconds)
        .description("Seconds the exchange's clock is ahead of ours; NaN when not measured")
        .register(meters);
  }

  Map<String, Object> now() {
    ApiHealth api = health.health();
    StreamState state = stream.state();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("exchange", api.condition().name());
    details.put("exchange_calls", api.calls());
    details.put("exchange_failures_in_a_row", api.failuresInARow());
    details.put("exchange_latency_ms", api.latencyMillis());
    details.put("exchange_last_error", api.lastError());
    details.put("heartbeats", heartbeat.beats());
    details.put("exchange_clock_skew_ms", exchange.skew().offset().toMillis());
    details.put("exchange_clock_skewed", exchange.skew().alarm());
    details.put("stream", state.link().word());
    details.put("stream_last_loss", state.lastLoss());
    addStream(details);
    details.put("markets_last_error", collection.lastError());
    details.put("markets", symbols(clock.instant()));
    return details;
  }

  private void addStream(Map<String, Object> details) {
    StreamFigures figures = stream.figures();
    MarketFeedFigures feed = stream.feedFigures();
    details.put("stream_connections", figures.connections());
    details.put("stream_losses", figures.losses());
    details.put("stream_messages", figures.messages());
    details.put("stream_ticks", stream.ticks());
    details.put("stream_late_ticks", stream.lateTicks());
    details.put("stream_lost_messages", feed.lost());
    details.put("stream_duplicate_messages", feed.duplicates());
    details.put("stream_late_messages", feed.late());
    details.put("stream_unreadable_messages", figures.malformed());
    details.put("stream_last_unreadable", figures.lastMalformed());
    details.put("stream_giant_messages", figures.giants());
  }

  private Map<String, Object> symbols(Instant now) {
    Map<String, Object> symbols = new LinkedHashMap<>();
    for (SymbolMarkets each : markets.all()) {
      symbols.put(
          each.symbol(),
          each.current(now).map(book -> symbol(book, now)).orElse(Map.of("event", "unknown")));
    }
    return symbols;
  }

  private static double skewSeconds(ExchangeClient exchange) {
    Skew skew = exchange.skew();
    return skew.observations() == 0 ? Double.NaN : skew.offset().toMillis() / MILLIS;
  }

  private Map<String, Object> symbol(EventBook book, Instant now) {
    Map<String, Object> symbol = new LinkedHashMap<>();
    symbol.put("event", book.head().eventTicker());
    symbol.put("markets", book.tickers().size());
    symbol.put("age_ms", Math.max(0, Duration.between(book.asOf(), now).toMillis()));
    symbol.put("cached", markets.cached(book));
    return symbol;
  }
}
