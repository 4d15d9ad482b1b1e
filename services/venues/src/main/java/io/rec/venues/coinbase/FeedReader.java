package io.rec.venues.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.coinbase.FeedMessage.FeedEvent;
import io.rec.venues.coinbase.FeedMessage.FeedTicker;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns feed messages of one connection into prices and notices what was lost between them. */
final class FeedReader {

  private final ObjectMapper json;
  private long expectedSequence;

  FeedReader(ObjectMapper json) {
    this.json = json;
  }

  /** Fails with the reason in words when the message is not one of the feed's. */
  FeedReading read(String text) throws IOException {
    FeedMessage message = json.readValue(text, FeedMessage.class);
    if (message == null) {
      throw new IOException("an empty message");
    }
    if ("error".equals(message.type())) {
      throw new IOException("the venue answered an error: " + message.message());
    }
    long lost = lostBefore(message);
    return new FeedReading(ticks(message), lost);
  }

  private long lostBefore(FeedMessage message) {
    Long sequence = message.sequenceNum();
    if (sequence == null) {
      return 0;
    }
    long lost = Math.max(0, sequence - expectedSequence);
    expectedSequence = sequence + 1;
    return lost;
  }

  private static List<PriceTick> ticks(FeedMessage message) throws IOException {
    List<FeedEvent> events = message.events();
    if (events == null || !isTicker(message.channel())) {
      return List.of();
    }
    Instant at = time(message.timestamp());
    List<PriceTick> ticks = new ArrayList<>();
    for (FeedEvent event : events) {
      List<FeedTicker> tickers = event.tickers();
      for (FeedTicker ticker : tickers == null ? List.<FeedTicker>of() : tickers) {
        ticks.add(tick(ticker, at));
      }
    }
    return List.copyOf(ticks);
  }

  private static boolean isTicker(@Nullable String channel) {
    return "ticker".equals(channel) || "ticker_batch".equals(channel);
  }

  private static PriceTick tick(FeedTicker ticker, Instant at) throws IOException {
    String product = ticker.productId();
    String price = ticker.price();
    if (product == null || price == null) {
      throw new IOException("a ticker without product_id or price");
    }
    try {
      return new PriceTick(product, new BigDecimal(price), at);
    } catch (IllegalArgumentException unusable) {
      throw new IOException("a ticker of %s with price '%s'".formatted(product, price), unusable);
    }
  }

  private static Instant time(@Nullable String timestamp) throws IOException {
    try {
      return Instant.parse(String.valueOf(timestamp));
    } catch (DateTimeException unusable) {
      throw new IOException("a ticker with timestamp '%s'".formatted(timestamp), unusable);
    }
  }
}
