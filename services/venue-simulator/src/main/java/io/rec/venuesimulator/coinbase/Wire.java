package io.rec.venuesimulator.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of the feed, named as on the wire. */
interface Wire {

  @Serdeable
  record Request(
      @Nullable String type,
      @JsonProperty("product_ids") @Nullable List<String> productIds,
      @Nullable String channel) {}

  @Serdeable
  record Envelope(
      String channel,
      @JsonProperty("client_id") String clientId,
      String timestamp,
      @JsonProperty("sequence_num") long sequenceNum,
      List<Object> events) {}

  @Serdeable
  record Subscriptions(Map<String, List<String>> subscriptions) {}

  @Serdeable
  record Heartbeat(
      @JsonProperty("current_time") String currentTime,
      @JsonProperty("heartbeat_counter") long heartbeatCounter) {}

  @Serdeable
  record TickerEvent(String type, List<Ticker> tickers) {}

  @Serdeable
  record Ticker(
      String type,
      @JsonProperty("product_id") String productId,
      String price,
      @JsonProperty("low_24_h") String low24h,
      @JsonProperty("high_24_h") String high24h,
      @JsonProperty("price_percent_chg_24_h") String percentChange24h,
      @JsonProperty("best_bid") String bestBid,
      @JsonProperty("best_ask") String bestAsk) {}

  @Serdeable
  record Refusal(String type, String message) {}
}
