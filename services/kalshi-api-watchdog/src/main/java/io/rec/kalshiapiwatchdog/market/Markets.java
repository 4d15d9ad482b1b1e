package io.rec.kalshiapiwatchdog.market;

import io.rec.domain.market.Series;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The markets of every symbol of the desk. */
@Singleton
public final class Markets {

  /** Later than this the exchange has fallen silent, and what is known is called cached. */
  private static final Duration SILENT = Duration.ofSeconds(10);

  private final Map<String, SymbolMarkets> all = new LinkedHashMap<>();
  private final Clock clock;
  private final AtomicLong lastVersion = new AtomicLong();

  Markets(RoleIdentity identity, Clock clock) {
    this.clock = clock;
    identity.symbols().forEach(symbol -> all.put(symbol, new SymbolMarkets(Series.of(symbol))));
  }

  public List<SymbolMarkets> all() {
    return List.copyOf(all.values());
  }

  public Optional<SymbolMarkets> of(String symbol) {
    return Optional.ofNullable(all.get(symbol));
  }

  public boolean cached(EventBook book) {
    return cached(book.asOf(), clock.instant());
  }

  /** Whether what was true at one moment is too old to pass for the present at another. */
  public boolean cached(Instant asOf, Instant now) {
    return asOf.plus(SILENT).isBefore(now);
  }

  /** Takes up what was stored about an event, under a version of its own. */
  public void remember(SymbolMarkets symbol, EventHead head, List<MarketLine> lines, Instant asOf) {
    symbol.remembered(head, lines, firstVersion(), asOf);
  }

  Optional<SymbolMarkets> owner(String marketTicker) {
    return all.values().stream().filter(each -> each.owns(marketTicker)).findFirst();
  }

  /** Everything that is known and open was true at this time, by a live stream. */
  void confirm(Instant at) {
    Instant now = clock.instant();
    all.values().forEach(each -> each.open(now).forEach(book -> book.confirmed(at)));
  }

  /**
   * Where a new book begins to count: with the time, so that a process counts on from beyond where
   * the one before it had come.
   */
  long firstVersion() {
    long now = clock.millis();
    return lastVersion.updateAndGet(last -> Math.max(last + 1, now));
  }
}
