package io.rec.unifiedproductioncoordinator.inputs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a stored market snapshot that a strike table needs; prices in cents. */
@Serdeable
public record MarketRow(
    @Nullable Event event,
    @JsonProperty("as_of") @Nullable Instant asOf,
    @Nullable Boolean cached,
    @Nullable Long version,
    @Nullable List<Market> markets) {

  /** The event that the markets belong to. */
  @Serdeable
  public record Event(
      @JsonProperty("event_ticker") @Nullable String eventTicker,
      @JsonProperty("close_time") @Nullable Instant closeTime,
      @Nullable String status) {}

  /** One market; a price is null where nobody offers. */
  @Serdeable
  public record Market(
      @Nullable String ticker,
      @JsonProperty("floor_strike") @Nullable BigDecimal floorStrike,
      @JsonProperty("yes_bid") @Nullable BigDecimal yesBid,
      @JsonProperty("yes_ask") @Nullable BigDecimal yesAsk,
      @Nullable BigDecimal volume) {}
}
