package io.rec.venues.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.stream.StreamSender;
import io.rec.venues.stream.StreamUser;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes one product's prices on each new connection and hands them on as they come. */
public final class CoinbaseFeed implements StreamUser {

  private static final Logger LOG = LoggerFactory.getLogger(CoinbaseFeed.class);

  private final ObjectMapper json;
  private final String productId;
  private final Consumer<PriceTick> prices;
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong lostMessages = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private volatile FeedReader reader;

  public CoinbaseFeed(ObjectMapper json, String productId, Consumer<PriceTick> prices) {
    this.json = json;
    this.productId = productId;
    this.prices = prices;
    this.reader = new FeedReader(json);
  }

  public long messages() {
    return messages.get();
  }

  /** By gaps in the venue's sequence numbers, over all connections. */
  public long lostMessages() {
    return lostMessages.get();
  }

  public long unreadable() {
    return unreadable.get();
  }

  @Override
  public void opened(StreamSender sender) throws IOException, InterruptedException {
    reader = new FeedReader(json);
    // Heartbeats first: they keep the connection open while the market is quiet.
    sender.send(subscription("heartbeats"));
    sender.send(subscription("ticker"));
  }

  private String subscription(String channel) {
    return "{\"type\":\"subscribe\",\"product_ids\":[\"%s\"],\"channel\":\"%s\"}"
        .formatted(productId, channel);
  }

  @Override
  public void message(String text) {
    messages.incrementAndGet();
    try {
      FeedReading reading = reader.read(text);
      lostMessages.addAndGet(reading.lostMessages());
      reading.ticks().stream().filter(tick -> tick.productId().equals(productId)).forEach(prices);
    } catch (IOException unusable) {
      if (unreadable.incrementAndGet() == 1) {
        LOG.atWarn()
            .addKeyValue("venue", "coinbase")
            .log("unreadable message: {}", unusable.getMessage());
      }
    }
  }

  @Override
  public void lost(String reason) {
    LOG.atDebug().addKeyValue("product", productId).log("prices are interrupted: {}", reason);
  }
}
