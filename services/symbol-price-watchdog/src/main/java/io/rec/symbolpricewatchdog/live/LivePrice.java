package io.rec.symbolpricewatchdog.live;

import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.momentum.TickOutcome;
import io.rec.platform.prices.PriceNews;
import io.rec.symbolpricewatchdog.log.Figures;
import io.rec.symbolpricewatchdog.log.GapRepair;
import io.rec.symbolpricewatchdog.log.PriceHistory.Known;
import io.rec.symbolpricewatchdog.log.PriceRow;
import io.rec.symbolpricewatchdog.log.PriceSource;
import io.rec.symbolpricewatchdog.log.UnwrittenRows;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import io.rec.venues.coinbase.PriceTick;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in ticks: what can be true moves the momentum, becomes a row that will be written, and is
 * shown to all who read ticks, before the next one. The feed's thread does it all, under the lock.
 */
@Singleton
public final class LivePrice {

  private static final Logger LOG = LoggerFactory.getLogger(LivePrice.class);

  private final UnwrittenRows rows;
  private final Refusals refusals;
  private final String symbol;
  private final String source;
  private final Clock clock;
  private final List<TickReader> readers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final MomentumEngine engine = new MomentumEngine();
  private final TickGuard guard;
  private @Nullable Instant lastSecond;
  private BigDecimal lastPrice = BigDecimal.ZERO;
  private long taken;
  private volatile @Nullable PriceNews newest;
  private volatile Duration longestGap = Duration.ZERO;

  LivePrice(
      UnwrittenRows rows,
      Refusals refusals,
      WatchedSymbol symbol,
      PriceSource source,
      Clock clock) {
    this.rows = rows;
    this.refusals = refusals;
    this.symbol = symbol.symbol();
    this.source = source.name();
    this.clock = clock;
    this.guard = new TickGuard(symbol.productId());
  }

  public void showTo(TickReader reader) {
    readers.add(reader);
  }

  /** Stands, before the first tick, where a watchdog that never stopped would stand. */
  public void remember(List<Known> history) {
    lock.lock();
    try {
      for (Known known : history) {
        engine.update(known.second().toEpochMilli(), known.price().doubleValue());
        guard.knows(known.price());
        lastSecond = known.second();
        lastPrice = known.price();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Called by the feed, one tick at a time. */
  public void take(PriceTick tick) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Optional<Refusal> refusal = refusal(tick, now);
      if (refusal.isPresent()) {
        refusals.add(refusal.get(), tick);
        return;
      }
      BigDecimal price = TickGuard.cents(tick.price());
      PriceRow row = PriceRow.of(tick.at(), price, Figures.of(engine));
      repairGap(row);
      rows.put(row);
      taken++;
      PriceNews news = News.of(symbol, source, row, engine, now, taken);
      newest = news;
      readers.forEach(reader -> reader.taken(news));
    } finally {
      lock.unlock();
    }
  }

  /** The newest tick of this run. */
  public Optional<PriceNews> newest() {
    return Optional.ofNullable(newest);
  }

  /** Between two ticks of the log, since the start. */
  public Duration longestGap() {
    return longestGap;
  }

  public long taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Refusal> refusal(PriceTick tick, Instant now) {
    Optional<Refusal> unbelievable = guard.judge(tick, now);
    if (unbelievable.isPresent()) {
      return unbelievable;
    }
    double price = TickGuard.cents(tick.price()).doubleValue();
    TickOutcome outcome = engine.update(tick.at().toEpochMilli(), price);
    return switch (outcome) {
      // The feed drops what the venue repeats: the same price in the same millisecond is another
      // tick, and a busy venue sends many of them. It moves nothing, but it was not lost.
      case ACCEPTED, DUPLICATE -> Optional.empty();
      case OUT_OF_ORDER -> Optional.of(Refusal.OUT_OF_ORDER);
      case IMPOSSIBLE_PRICE -> Optional.of(Refusal.IMPOSSIBLE_PRICE);
    };
  }

  private void repairGap(PriceRow row) {
    if (lastSecond != null && row.second().isAfter(lastSecond.plusSeconds(1))) {
      Duration gap = Duration.between(lastSecond, row.second());
      longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
      List<PriceRow> between = GapRepair.between(lastSecond, lastPrice, row.second(), row.price());
      rows.fill(between);
      LOG.atInfo()
          .addKeyValue("seconds", gap.toSeconds() - 1)
          .addKeyValue("interpolated", between.size())
          .log("prices were missing");
    }
    lastSecond = row.second();
    lastPrice = row.price();
  }
}
