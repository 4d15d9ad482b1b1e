package io.rec.autoentrysupervisor.backtest.setup;

import io.rec.domain.entry.EntrySettings;
import io.rec.domain.market.Series;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.RiskLimits;
import io.rec.domain.spike.SpikeSettings;
import io.rec.domain.stop.StopSettings;
import java.time.Duration;

/**
 * All that a replay is told besides prices, quotes and fingerprints.
 *
 * @param cash in the account before the first trade
 * @param warmUp how long prices are only listened to before anything is decided
 */
public record Setup(
    Series series,
    TraderSettings settings,
    RiskLimits limits,
    Money cash,
    VenueModel venue,
    BookModel book,
    Duration warmUp) {

  /** As long as the longest window of momentum. */
  public static final Duration WARM_UP = Duration.ofMinutes(30);

  /** What a paper desk may stake where nobody says otherwise. */
  public static final RiskLimits LIMITS =
      RiskLimits.of(
          Contracts.of(100),
          Money.ofCents(50_000),
          Money.ofCents(10_000),
          5,
          Money.ofCents(10_000));

  public static final Money CASH = Money.ofCents(1_000_000);

  /** Refuses settings that make no sense together. */
  public Setup {
    settings.check();
    if (warmUp.isNegative()) {
      throw new IllegalArgumentException("a warm-up of %s is negative".formatted(warmUp));
    }
  }

  public String symbol() {
    return series.symbol();
  }

  public EntrySettings entry() {
    return settings.entry();
  }

  public SpikeSettings spike() {
    return settings.spike();
  }

  public StopSettings stop() {
    return settings.stop();
  }
}
