package io.rec.platform.live;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A strike table as it is announced and stored; anything may be missing until it was looked at. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record TableNote(
    @Nullable String symbol,
    @Nullable Double currentPrice,
    @Nullable Long ttc,
    @Nullable String eventTicker,
    @Nullable String marketTitle,
    @Nullable Long strikeTier,
    @Nullable String marketStatus,
    @Nullable Instant lastUpdated,
    @Nullable List<StrikeNote> strikes,
    @Nullable MomentumNote momentum,
    @Nullable String fingerprint,
    @Nullable Boolean stale,
    @Nullable String model,
    @Nullable Instant priceAsOf,
    @Nullable Boolean interpolated,
    @Nullable Instant marketAsOf) {

  static final String CHANNEL = "recio_strike_table";

  /** Momentum in percent. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record MomentumNote(@Nullable Double weightedScore, @Nullable Boolean stale) {}

  /** One strike. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record StrikeNote(
      long strike,
      @Nullable String ticker,
      double buffer,
      double bufferPct,
      @Nullable Double probability,
      @Nullable Integer yesAsk,
      @Nullable Integer noAsk,
      @Nullable Double yesDiff,
      @Nullable Double noDiff,
      long volume,
      String activeSide,
      @Nullable Integer yesBid,
      @Nullable Integer noBid) {}
}
