package io.rec.kalshiapiwatchdog.market;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.resilience.Backoff;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.kalshi.feed.FeedPlan;
import io.rec.venues.kalshi.feed.Lifecycle;
import io.rec.venues.kalshi.feed.MarketFeed;
import io.rec.venues.kalshi.feed.MarketFeedFigures;
import io.rec.venues.kalshi.feed.MarketNews;
import io.rec.venues.kalshi.feed.MarketTick;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.Link;
import io.rec.venues.stream.StreamFigures;
import io.rec.venues.stream.StreamState;
import io.rec.venues.stream.Waits;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Follows the tickers of all open markets over the exchange's stream. */
@Singleton
public final class MarketStream implements MarketNews {

  /** The exchange pings every ten seconds, and a market older than that is stale. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private final Markets markets;
  private final Changes changes;
  private final Clock clock;
  private final MarketFeed feed;
  private final LastingStream stream;
  private final AtomicLong ticks = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private volatile Runnable news = () -> {};
  private Set<String> watched = Set.of();
  private boolean started;

  MarketStream(
      Markets markets,
      Changes changes,
      StreamAddress address,
      ObjectMapper json,
      MeterRegistry meters,
      Clock clock) {
    this.markets = markets;
    this.changes = changes;
    this.clock = clock;
    this.feed =
        new MarketFeed(json, new FeedPlan(false, true, Set.of()), this, new SkewMeter(), clock);
    RandomGenerator random = RandomGenerator.getDefault();
    Waits waits = new Waits(Backoff.STARTING.waits(random), Backoff.STREAM.waits(random));
    this.stream =
        new LastingStream(address.client(), address::stream, MarketFeed.limits(waits), feed, clock)
            .signed(address::handshake)
            .telling(this::linkChanged);
    FunctionCounter.builder("recio.markets.ticks", ticks, AtomicLong::doubleValue)
        .description("Market tickers received")
        .register(meters);
    FunctionCounter.builder("recio.markets.ticks.late", late, AtomicLong::doubleValue)
        .description("Market tickers dropped because a newer one had overtaken them")
        .register(meters);
    FunctionCounter.builder("recio.markets.stream.losses", stream, s -> s.figures().losses())
        .description("Times the stream was lost or could not be opened")
        .register(meters);
    FunctionCounter.builder("recio.markets.stream.malformed", stream, s -> s.figures().malformed())
        .description("Messages of the stream that could not be used")
        .register(meters);
    Gauge.builder("recio.markets.stream.live", stream, s -> s.state().live() ? 1 : 0)
        .description("1 while what comes over the stream is the present")
        .register(meters);
  }

  /** Told when only a call can say what the markets are now. */
  void onNews(Runnable reader) {
    news = reader;
  }

  public StreamState state() {
    return stream.state();
  }

  /** Market tickers received. */
  public long ticks() {
    return ticks.get();
  }

  /** Market tickers that a newer one of their market had overtaken. */
  public long lateTicks() {
    return late.get();
  }

  public StreamFigures figures() {
    return stream.figures();
  }

  public MarketFeedFigures feedFigures() {
    return feed.figures();
  }

  /** Whether it tells by itself what the markets are; a quiet one leaves that to a call. */
  boolean tells() {
    return confirmedAt().map(at -> at.plus(QUIET).isAfter(clock.instant())).orElse(false);
  }

  /** Until when what is known is what the exchange says; empty without a live stream. */
  Optional<Instant> confirmedAt() {
    StreamState state = stream.state();
    return state.live() ? state.heardAt() : Optional.empty();
  }

  /** Follows these markets from now on; connects with the first of them. */
  synchronized void watch(Set<String> tickers) throws InterruptedException {
    if (!tickers.isEmpty() && !tickers.equals(watched)) {
      watched = Set.copyOf(tickers);
      feed.watch(watched);
      if (!started) {
        started = true;
        stream.start();
      }
    }
  }

  public void close() throws InterruptedException {
    stream.close();
  }

  @Override
  public void ticker(MarketTick tick) {
    ticks.incrementAndGet();
    Taken taken =
        markets
            .owner(tick.ticker())
            .map(owner -> owner.tick(tick, clock.instant()))
            .orElse(Taken.UNKNOWN);
    if (taken == Taken.CHANGED) {
      changes.happened();
    } else if (taken == Taken.LATE) {
      late.incrementAndGet();
    }
  }

  /** Other series turn all the time; only our own symbols' markets are asked for again. */
  @Override
  public void lifecycle(Lifecycle turn) {
    if (markets.owner(turn.ticker()).isPresent()) {
      news.run();
    }
  }

  @Override
  public void missed(String channel, long messages) {
    news.run();
  }

  private void linkChanged(Link before, Link after) {
    if (after instanceof Link.Live) {
      news.run();
    }
  }
}
