package io.rec.venues.coinbase;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.stream.StreamSender;
import io.rec.venues.stream.StreamUser;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes one product's prices on each new connection and hands those on that can be true, as
 * they come, each message once and none that an overtaking one has made old.
 */
public final class CoinbaseFeed implements StreamUser {

  private static final Logger LOG = LoggerFactory.getLogger(CoinbaseFeed.class);

  private final FeedReader reader;
  private final String productId;
  private final Consumer<PriceTick> prices;
  private final SkewMeter skew;
  private final Clock clock;
  private final PriceGate gate;
  private final FeedOrder order = new FeedOrder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder ticks = new LongAdder();
  private boolean acknowledged;

  public CoinbaseFeed(
      ObjectMapper json,
      String productId,
      Consumer<PriceTick> prices,
      SkewMeter skew,
      Clock clock) {
    this.reader = new FeedReader(json);
    this.productId = productId;
    this.prices = prices;
    this.skew = skew;
    this.clock = clock;
    this.gate = new PriceGate(productId);
  }

  public FeedFigures figures() {
    return new FeedFigures(
        messages.sum(),
        order.lost.sum(),
        order.duplicates.sum(),
        order.late.sum(),
        order.heartbeatsMissed.sum(),
        malformed.sum(),
        ticks.sum(),
        gate.refusals());
  }

  public long messages() {
    return messages.sum();
  }

  /** By gaps in the venue's sequence numbers, over all connections. */
  public long lostMessages() {
    return order.lost.sum();
  }

  public long unreadable() {
    return malformed.sum();
  }

  public SkewMeter skew() {
    return skew;
  }

  @Override
  public void opened(StreamSender sender) throws IOException, InterruptedException {
    order.restart();
    acknowledged = false;
    // Heartbeats first: they keep the connection open while the market is quiet.
    sender.send(subscription(FeedReader.HEARTBEATS));
    sender.send(subscription(FeedReader.TICKER));
  }

  @Override
  public boolean acknowledged() {
    return acknowledged;
  }

  @Override
  public void message(String text) throws MalformedMessage, ResyncNeeded {
    messages.increment();
    try {
      FeedMessage message = reader.read(text);
      if (order.isNews(message.sequence())) {
        follow(message);
      }
    } catch (MalformedMessage skipped) {
      malformed.increment();
      throw skipped;
    }
  }

  @Override
  public void lost(String reason) {
    LOG.atDebug().addKeyValue("product", productId).log("prices are interrupted: {}", reason);
  }

  private void follow(FeedMessage message) throws ResyncNeeded {
    switch (message) {
      case FeedMessage.Prices news -> news.quoted().forEach(quoted -> pass(quoted, news));
      case FeedMessage.Heartbeat beat -> order.heartbeat(beat.counter());
      case FeedMessage.Subscribed all -> acknowledged = covers(all.products());
      case FeedMessage.Refused refused ->
          throw new ResyncNeeded("the venue answered an error: " + refused.reason());
      case FeedMessage.Other other -> {}
    }
  }

  private void pass(FeedMessage.Quoted quoted, FeedMessage.Prices news) {
    PriceGate.Verdict verdict = gate.judge(quoted.productId(), quoted.price());
    BigDecimal price = verdict.price();
    if (price == null) {
      tell(quoted, verdict);
      return;
    }
    skew.stamped(news.at(), clock.instant());
    ticks.increment();
    prices.accept(new PriceTick(productId, price, news.at(), news.sequence().orElse(-1)));
  }

  private void tell(FeedMessage.Quoted quoted, PriceGate.Verdict verdict) {
    PriceRefusal reason = requireNonNull(verdict.refusal());
    long refused = gate.refusals().getOrDefault(reason, 0L);
    if (Long.bitCount(refused) == 1) {
      // The first, second, fourth, ... of each: a venue gone mad must not fill the log.
      LOG.atWarn()
          .addKeyValue("product", quoted.productId())
          .addKeyValue("reason", reason)
          .addKeyValue("refused", refused)
          .log("price refused: '{}'", quoted.price());
    }
  }

  private boolean covers(Map<String, List<String>> products) {
    return products.containsKey(FeedReader.HEARTBEATS)
        && products.getOrDefault(FeedReader.TICKER, List.of()).contains(productId);
  }

  private String subscription(String channel) {
    return "{\"type\":\"subscribe\",\"product_ids\":[\"%s\"],\"channel\":\"%s\"}"
        .formatted(productId, channel);
  }
}
