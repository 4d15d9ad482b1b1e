package io.rec.benchmarks.domain;

import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.MomentumEngine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick through the engine with a full half hour of history. Target: under 200 ns and no
 * allocation, at a tick a second (each one moves every window), at 10 and at 2000 a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MomentumBenchmark {
  private static final int HISTORY_SECONDS = 2_000;

  /** Ticks a second. */
  @Param({"1", "10", "2000"})
  public int rate = 10;

  private final double[] prices = Walk.prices();
  private final MomentumEngine engine = new MomentumEngine();
  private long ticks;

  /** Fills the longest window. */
  @Setup
  public void fill() {
    for (int i = 0; i < HISTORY_SECONDS * rate; i++) {
      tick();
    }
  }

  /** Takes a tick in and reads the score, as the price path does before it decides anything. */
  @Benchmark
  public double update() {
    tick();
    return engine.weighted();
  }

  /** The same with the average and the volatility, which are stored beside it. */
  @Benchmark
  public double updateAndReadAll() {
    tick();
    return engine.weighted() + engine.oneMinuteAverage() + engine.volatility();
  }

  /** The same as a value for others, which allocates that value. */
  @Benchmark
  public Momentum updateAndPublish() {
    tick();
    return engine.reading();
  }

  private void tick() {
    engine.update(ticks * 1000 / rate, prices[(int) ticks & (Walk.LENGTH - 1)]);
    ticks++;
  }
}
