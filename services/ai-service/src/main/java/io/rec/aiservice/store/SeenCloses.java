package io.rec.aiservice.store;

import io.rec.aiservice.analysis.Market;
import io.rec.domain.indicator.Candle;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes of the candles that were sent lately, by which earlier signals are judged. Only candles
 * that have ended count; of each market the newest hundred are kept until somebody takes them.
 */
@Singleton
public final class SeenCloses {

  private static final int KEPT = 100;
  private static final int MOST_MARKETS = 1_000;

  private final Clock clock;
  private final Map<Market, List<Candle>> closes = new LinkedHashMap<>();

  SeenCloses(Clock clock) {
    this.clock = clock;
  }

  public synchronized void see(Market market, List<Candle> candles) {
    Instant now = clock.instant();
    List<Candle> ended =
        candles.stream()
            .skip(Math.max(0, candles.size() - KEPT))
            .filter(candle -> !candle.start().plus(market.timeFrame().length()).isAfter(now))
            .toList();
    if (!ended.isEmpty() && (closes.size() < MOST_MARKETS || closes.containsKey(market))) {
      closes.put(market, ended);
    }
  }

  synchronized Map<Market, List<Candle>> take() {
    Map<Market, List<Candle>> taken = new LinkedHashMap<>(closes);
    closes.clear();
    return taken;
  }

  /** Gives back what could not be used, unless newer ones came. */
  synchronized void giveBack(Map<Market, List<Candle>> taken) {
    taken.forEach(closes::putIfAbsent);
  }
}
