package io.rec.unifiedproductioncoordinator.production;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.ProbabilityLadder;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.telemetry.NamedSpans;
import io.rec.unifiedproductioncoordinator.inputs.MarketsSeen;
import io.rec.unifiedproductioncoordinator.inputs.SymbolFeed;
import io.rec.unifiedproductioncoordinator.inputs.Tick;
import io.rec.unifiedproductioncoordinator.model.ActiveFingerprints;
import io.rec.unifiedproductioncoordinator.model.Model;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the tables of one symbol, on the thread of one loop that owns all that changes here. */
public final class SymbolProduction implements SymbolFeed.Follower {

  private static final Logger LOG = LoggerFactory.getLogger(SymbolProduction.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final SymbolFeed feed;
  private final ActiveFingerprints fingerprints;
  private final Publisher publisher;
  private final NamedSpans spans;
  private final FreshnessLimits limits;
  private final Clock clock;
  private final Pipeline pipeline;
  private final Timer latency;
  private final Pace pace = new Pace(System::nanoTime);
  private final FailurePause pause = new FailurePause();
  private final RoleLoop loop;
  private @Nullable Tick lastPublished;

  SymbolProduction(
      SymbolFeed feed,
      ActiveFingerprints fingerprints,
      Publisher publisher,
      NamedSpans spans,
      FreshnessLimits limits,
      MeterRegistry meters,
      Loops loops,
      Clock clock) {
    this.feed = feed;
    this.fingerprints = fingerprints;
    this.publisher = publisher;
    this.spans = spans;
    this.limits = limits;
    this.clock = clock;
    this.pipeline = new Pipeline(feed.symbol(), meters, clock);
    this.latency =
        Timer.builder("recio.strike_table.latency")
            .description("From hearing a tick to its strike table being announced")
            .tag("symbol", feed.symbol())
            .publishPercentileHistogram()
            .register(meters);
    this.loop =
        new RoleLoop(
            loops, "tables-" + feed.symbol().toLowerCase(Locale.ROOT), PERIOD, this::cycle);
  }

  void start() {
    feed.follow(this);
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  @Override
  public void ticked() {
    pace.tick();
    loop.wake();
  }

  @Override
  public void marketsChanged() {
    loop.wake();
  }

  public String symbol() {
    return feed.symbol();
  }

  public SymbolFeed feed() {
    return feed;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  public long cycles() {
    return loop.passes();
  }

  private void cycle() throws InterruptedException {
    if (pause.rests(clock.instant())) {
      return;
    }
    pace.awaitTurn();
    boolean success = spans.next("strike table").with("recio.symbol", symbol()).make(this::produce);
    if (pause.after(success, clock.instant())) {
      LOG.atError()
          .addKeyValue("symbol", symbol())
          .log("five cycles failed in a row, production of {} rests for ten seconds", symbol());
    }
  }

  /** Tells whether every step succeeded; without any price there is nothing to do yet. */
  private boolean produce() throws InterruptedException {
    boolean asked = pipeline.run(PipelineStep.PRICE, () -> feed.tick(clock.instant())).isPresent();
    if (feed.known().isEmpty()) {
      return asked;
    }
    boolean looked =
        pipeline.run(PipelineStep.MARKET_SNAPSHOT, () -> feed.markets(clock.instant())).isPresent();
    // Asking may have taken seconds, and an hour may have ended over it.
    Instant now = clock.instant();
    Optional<Tick> tick = feed.known();
    return tick.isPresent() && make(tick.get(), feed.knownMarkets(now), now) && asked && looked;
  }

  private boolean make(Tick tick, Optional<MarketsSeen> markets, Instant now)
      throws InterruptedException {
    Model model = fingerprints.of(symbol());
    Optional<ProbabilityLadder> ladder =
        pipeline.run(
            PipelineStep.PROBABILITIES, () -> TableMaker.ladder(tick, markets, model, now));
    if (ladder.isEmpty()) {
      return false;
    }
    Optional<Produced> produced =
        pipeline.run(
            PipelineStep.STRIKE_TABLE,
            () -> TableMaker.table(tick, markets, model, ladder.get(), limits, now));
    return produced.isPresent() && publish(produced.get());
  }

  private boolean publish(Produced produced) throws InterruptedException {
    boolean published =
        pipeline
            .run(
                PipelineStep.ANNOUNCEMENT,
                () -> {
                  publisher.publish(produced, pipeline);
                  return true;
                })
            .isPresent();
    Tick tick = produced.tick();
    if (published && tick != lastPublished) {
      latency.record(System.nanoTime() - tick.heardNanos(), TimeUnit.NANOSECONDS);
      lastPublished = tick;
    }
    return published;
  }
}
