package io.rec.unifiedproductioncoordinator.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strike table as announced, stored, served and exported: the names of v2 in their order, and
 * then how far to trust it. Null means unknown.
 *
 * @param ttc whole seconds to the close
 * @param stale whether one of the inputs was too old, or no real price, when this was written
 * @param degraded a sentence for each thing that is not as it should be
 * @param rowsLeftOut how many strikes did not fit into an announcement, farthest first
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StrikeTableDocument(
    String symbol,
    double currentPrice,
    long ttc,
    String broker,
    String eventTicker,
    String marketTitle,
    @Nullable Long strikeTier,
    String marketStatus,
    Instant lastUpdated,
    List<StrikeDocument> strikes,
    MomentumDocument momentum,
    @Nullable String fingerprint,
    boolean stale,
    List<String> degraded,
    String model,
    Instant priceAsOf,
    long priceAgeMs,
    String priceSource,
    boolean interpolated,
    @Nullable Instant marketAsOf,
    @Nullable Long marketAgeMs,
    boolean marketCached,
    int rowsLeftOut) {

  public StrikeTableDocument {
    degraded = List.copyOf(degraded);
    strikes = List.copyOf(strikes);
  }

  /** Momentum with what it is made from, in percent. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record MomentumDocument(
      @Nullable Double weightedScore,
      @Nullable Integer bucket,
      boolean stale,
      DeltasDocument deltas) {}

  /** Moves in percent. */
  @Serdeable
  public record DeltasDocument(
      @JsonProperty("delta_1m") @Nullable Double oneMinute,
      @JsonProperty("delta_2m") @Nullable Double twoMinutes,
      @JsonProperty("delta_3m") @Nullable Double threeMinutes,
      @JsonProperty("delta_4m") @Nullable Double fourMinutes,
      @JsonProperty("delta_15m") @Nullable Double fifteenMinutes,
      @JsonProperty("delta_30m") @Nullable Double thirtyMinutes) {}

  /** One strike; the ticker is null while the exchange's markets are unknown. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record StrikeDocument(
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
      @Nullable Integer noBid,
      @Nullable Integer spread) {}
}
