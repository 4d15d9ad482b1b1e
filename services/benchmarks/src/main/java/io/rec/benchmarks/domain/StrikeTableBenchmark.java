package io.rec.benchmarks.domain;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StrikeProbability;
import io.rec.domain.probability.StudentTFingerprint;
import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.StrikeTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The strike table of an event with 75 markets, made anew for each price. Target: under 5 µs for 21
 * strikes with their probabilities.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StrikeTableBenchmark {
  private static final Instant CLOSE = Instant.parse("2025-08-15T19:00:00Z");
  private static final long FIRST_STRIKE = 105_750;
  private static final int MARKETS = 75;
  private static final int READINGS = 1024;

  private final Fingerprints fingerprints = StudentTFingerprint.forSymbol("BTC");
  private final Momentum[] readings = new Momentum[READINGS];
  private final Instant now = CLOSE.minusSeconds(1234);
  private final EventMarkets markets = markets(now);
  private int next;

  /** Prepares readings of a moving price. */
  @Setup
  public void read() {
    var engine = new MomentumEngine();
    var prices = Walk.prices();
    var start = now.toEpochMilli() - 4_000_000;
    for (int i = 0; i < 4_000; i++) {
      engine.update(start + i * 1000L, prices[i]);
      readings[i % READINGS] = engine.reading();
    }
  }

  @Benchmark
  public StrikeTable table() {
    return StrikeTable.of(markets, reading(), fingerprints, FreshnessLimits.DEFAULT, now);
  }

  /** One strike alone. */
  @Benchmark
  public Optional<StrikeProbability> probability() {
    var reading = reading();
    return fingerprints.probability(reading.price(), 115_250, 1234, reading.bucket());
  }

  private Momentum reading() {
    next = (next + 1) & (READINGS - 1);
    return readings[next];
  }

  private static EventMarkets markets(Instant now) {
    var ticker = EventTicker.parse("KXBTCD-25AUG1515");
    var quotes = IntStream.range(0, MARKETS).mapToObj(i -> quote(ticker, FIRST_STRIKE + 250L * i));
    return new EventMarkets(new HourlyEvent(ticker, CLOSE), "active", now, quotes.toList());
  }

  private static Quote quote(EventTicker event, long strike) {
    var floor = BigDecimal.valueOf(strike).subtract(new BigDecimal("0.01"));
    var yes = (int) Math.clamp(50 - (strike - 115_000) / 50, 2, 97);
    return Quote.ofAsks(
        MarketTicker.of(event, floor).toString(),
        floor,
        OptionalInt.of(yes),
        OptionalInt.of(101 - yes),
        2500);
  }
}
