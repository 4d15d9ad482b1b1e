package io.rec.autoentrysupervisor.backtest.setup;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.strikes.FreshnessLimits;
import java.time.Duration;

/**
 * How the venue is taken to be.
 *
 * @param latency from a decision to the book; prices and books have one state a second, so an order
 *     meets the first second that is not before its arrival
 * @param slippageCents how much worse than seen an order may be filled
 * @param fees how fees are rounded
 * @param fresh how old a price, and how old quotes may be; those recorded once a minute need more
 *     than live ones
 */
public record VenueModel(
    Duration latency, int slippageCents, FeeProfile fees, FreshnessLimits fresh) {
  /** Takers pay, as on the hourly markets. */
  public static final FeeSchedule SCHEDULE = FeeSchedule.HOURLY;

  public static final VenueModel DEFAULT =
      new VenueModel(
          Duration.ofMillis(250),
          1,
          FeeProfile.CENTICENT_PER_FILL,
          new FreshnessLimits(FreshnessLimits.DEFAULT.price(), Duration.ofSeconds(70)));

  public VenueModel {
    if (latency.isNegative() || slippageCents < 0) {
      throw new IllegalArgumentException(
          "a latency of %s and %d cents of slippage: neither may be negative"
              .formatted(latency, slippageCents));
    }
  }

  /** Whole seconds after a decision at which its order meets the book. */
  public long secondsUnderway() {
    return (latency.toMillis() + 999) / 1000;
  }
}
