package io.rec.activetradesupervisor.figures;

import io.rec.activetradesupervisor.book.SupervisedTrade;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.stop.TradeFigures;
import io.rec.domain.strikes.FreshnessLimits;
import java.time.Instant;

/**
 * A trade as it was seen in one pass.
 *
 * @param watch what the auto stop remembers of it
 * @param settingsVersion the settings by which it was judged; 0 if there were none
 */
public record TradeView(
    SupervisedTrade trade, TradeFigures figures, StopWatch watch, int settingsVersion) {

  /** Whether what would be paid and got now is known: the price of the symbol and a quote. */
  public boolean canBeClosedOn(FreshnessLimits limits, Instant now) {
    return isPriceFresh(limits, now)
        && figures.view().closeAsk().filter(ask -> ask.isFresh(now, limits.markets())).isPresent();
  }

  /** Whether something a stop needs is missing or too old. */
  public boolean isStale(FreshnessLimits limits, Instant now) {
    return !canBeClosedOn(limits, now)
        || figures.probability().filter(chance -> chance.isFresh(now, limits.price())).isEmpty();
  }

  private boolean isPriceFresh(FreshnessLimits limits, Instant now) {
    return figures.view().price().filter(price -> price.isFresh(now, limits.price())).isPresent();
  }
}
