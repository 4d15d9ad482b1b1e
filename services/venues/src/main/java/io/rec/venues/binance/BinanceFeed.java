package io.rec.venues.binance;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.PriceTick;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.stream.StreamSender;
import io.rec.venues.stream.StreamUser;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Subscribes one symbol's trades and its best prices on each new connection. Each trade becomes a
 * price, once and in its order; the best prices change many times a second, and so prove that the
 * stream lives while nobody trades.
 */
public final class BinanceFeed implements StreamUser {

  /** The venue ends each connection after a day; a new one comes before that. */
  static final Duration LASTS = Duration.ofHours(24).minusMinutes(5);

  private static final long SUBSCRIPTION = 1;

  private final FeedReader reader;
  private final String symbol;
  private final Consumer<PriceTick> prices;
  private final SkewMeter skew;
  private final Clock clock;
  private final TradeOrder order = new TradeOrder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder strangers = new LongAdder();
  private final LongAdder ticks = new LongAdder();
  private final AtomicReference<Optional<BestPrices>> best =
      new AtomicReference<>(Optional.empty());
  private boolean acknowledged;
  private Instant openedAt;

  public BinanceFeed(
      ObjectMapper json, String symbol, Consumer<PriceTick> prices, SkewMeter skew, Clock clock) {
    this.reader = new FeedReader(json);
    this.symbol = symbol;
    this.prices = prices;
    this.skew = skew;
    this.clock = clock;
    this.openedAt = clock.instant();
  }

  public BinanceFigures figures() {
    return new BinanceFigures(
        messages.sum(),
        order.lost.sum(),
        order.duplicates.sum(),
        order.late.sum(),
        malformed.sum(),
        strangers.sum(),
        ticks.sum());
  }

  /** None before the first, and none while the stream is interrupted. */
  public Optional<BestPrices> best() {
    return best.get();
  }

  public SkewMeter skew() {
    return skew;
  }

  @Override
  public void opened(StreamSender sender) throws IOException, InterruptedException {
    acknowledged = false;
    openedAt = clock.instant();
    String name = symbol.toLowerCase(Locale.ROOT);
    sender.send(
        "{\"method\":\"SUBSCRIBE\",\"params\":[\"%s@trade\",\"%s@bookTicker\"],\"id\":%d}"
            .formatted(name, name, SUBSCRIPTION));
  }

  @Override
  public boolean acknowledged() {
    return acknowledged;
  }

  @Override
  public void message(String text) throws MalformedMessage, ResyncNeeded {
    messages.increment();
    try {
      follow(reader.read(text));
    } catch (MalformedMessage skipped) {
      malformed.increment();
      throw skipped;
    }
  }

  @Override
  public void look() throws ResyncNeeded {
    if (clock.instant().isAfter(openedAt.plus(LASTS))) {
      throw new ResyncNeeded("the venue ends connections after a day");
    }
  }

  @Override
  public void lost(String reason) {
    best.set(Optional.empty());
  }

  private void follow(FeedMessage message) throws ResyncNeeded {
    switch (message) {
      case FeedMessage.Trade trade when !trade.symbol().equals(symbol) -> strangers.increment();
      case FeedMessage.Trade trade -> pass(trade);
      case FeedMessage.Best news when !news.symbol().equals(symbol) -> strangers.increment();
      case FeedMessage.Best news -> keep(news.prices());
      case FeedMessage.Done done -> acknowledged |= done.id() == SUBSCRIPTION;
      case FeedMessage.Refused refused ->
          throw new ResyncNeeded("the venue answered an error: " + refused.reason());
      case FeedMessage.Other other -> {}
    }
  }

  private void pass(FeedMessage.Trade trade) {
    if (order.isNews(trade.number())) {
      skew.stamped(trade.at(), clock.instant());
      ticks.increment();
      prices.accept(new PriceTick(symbol, trade.price(), trade.at(), trade.number()));
    }
  }

  private void keep(BestPrices news) {
    Optional<BestPrices> before = best.get();
    if (before.isPresent() && before.get().updateId() >= news.updateId()) {
      order.late.increment();
    } else {
      best.set(Optional.of(news));
    }
  }
}
