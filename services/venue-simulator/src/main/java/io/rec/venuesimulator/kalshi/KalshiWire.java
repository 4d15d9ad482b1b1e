package io.rec.venuesimulator.kalshi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exchange's messages, named as on the wire. */
interface KalshiWire {

  @Serdeable
  record Status(
      @JsonProperty("exchange_active") boolean exchangeActive,
      @JsonProperty("trading_active") boolean tradingActive) {}

  @Serdeable
  record Balance(
      long balance,
      @JsonProperty("balance_dollars") String balanceDollars,
      @JsonProperty("portfolio_value") long portfolioValue,
      @JsonProperty("updated_ts") long updatedTs) {}

  @Serdeable
  record Command(@Nullable Long id, @Nullable String cmd, @Nullable Params params) {}

  @Serdeable
  record Params(@Nullable List<String> channels, @Nullable List<Long> sids) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Message(
      @Nullable Long id,
      String type,
      @Nullable Long sid,
      @Nullable Long seq,
      @Nullable Object msg) {}

  @Serdeable
  record Subscription(String channel, long sid) {}

  @Serdeable
  record Fault(int code, String msg) {}
}
