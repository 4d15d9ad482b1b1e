package io.rec.venues.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of the Advanced Trade feed, with the fields we read. */
@Serdeable
record FeedMessage(
    @Nullable String channel,
    @Nullable String timestamp,
    @JsonProperty("sequence_num") @Nullable Long sequenceNum,
    @Nullable List<FeedEvent> events,
    @Nullable String type,
    @Nullable String message) {

  @Serdeable
  record FeedEvent(@Nullable String type, @Nullable List<FeedTicker> tickers) {}

  @Serdeable
  record FeedTicker(
      @JsonProperty("product_id") @Nullable String productId, @Nullable String price) {}
}
