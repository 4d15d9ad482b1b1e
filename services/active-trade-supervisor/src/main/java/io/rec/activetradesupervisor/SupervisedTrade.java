package io.rec.activetradesupervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.prices.PricePoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trade as it is seen now; price and age are null while its symbol has no price. */
@Serdeable
public record SupervisedTrade(
    @JsonProperty("trade_id") long tradeId,
    String status,
    String symbol,
    String strike,
    String side,
    int position,
    String ticker,
    @JsonProperty("current_symbol_price") @Nullable BigDecimal currentSymbolPrice,
    @JsonProperty("price_age_seconds") @Nullable Long priceAgeSeconds,
    @JsonProperty("price_stale") boolean priceStale) {

  static SupervisedTrade of(ActiveTrade trade, Optional<PricePoint> price, Instant now) {
    return new SupervisedTrade(
        trade.id(),
        trade.status(),
        trade.symbol(),
        trade.strike(),
        trade.side(),
        trade.position(),
        trade.ticker(),
        price.map(PricePoint::price).orElse(null),
        price.map(point -> point.age(now).toSeconds()).orElse(null),
        price.map(point -> point.stale(now)).orElse(true));
  }
}
