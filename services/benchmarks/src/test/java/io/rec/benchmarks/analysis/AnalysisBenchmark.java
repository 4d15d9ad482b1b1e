package io.rec.benchmarks.analysis;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rec.aiservice.analyst.TimedCache;
import io.rec.aiservice.request.Asked;
import io.rec.aiservice.request.AskedReader;
import io.rec.aiservice.request.BadRequest;
import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.Indicators;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.TechnicalModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Analyses of a hundred candles on one core: from the bytes of the request to the opinion, the
 * model alone, one more candle of a stream, and the look into the cache that saves all of it. HTTP
 * and the store are left out.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class AnalysisBenchmark {

  private static final int CANDLES = 100;
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

  private final List<Candle> candles = candles();
  private final String body = body(candles);
  private final AskedReader reader = new AskedReader();
  private final Indicators stream = new Indicators();
  private final TimedCache<String, Opinion> cache =
      new TimedCache<>(
          "benchmark", Duration.ofMinutes(5), 1_000, Clock.systemUTC(), new SimpleMeterRegistry());
  private int next;

  /** What a request costs that nothing is known of. */
  @Benchmark
  public Opinion requestToOpinion() throws BadRequest {
    Asked asked = reader.read(body);
    return TechnicalModel.judge(Indicators.of(asked.candles().orElseThrow()));
  }

  /** Indicators and model. */
  @Benchmark
  public Opinion model() {
    return TechnicalModel.judge(Indicators.of(candles));
  }

  /** As an engine does that follows a market itself. */
  @Benchmark
  public Opinion oneMoreCandle() {
    next = (next + 1) % CANDLES;
    return TechnicalModel.judge(stream.add(candles.get(next)));
  }

  /** A hit; the entry is renewed when it has grown old in the meantime. */
  @Benchmark
  public Optional<Opinion> cacheHit() {
    Optional<Opinion> found = cache.get("BTCUSDT", unused -> true);
    if (found.isEmpty()) {
      cache.put("BTCUSDT", model());
    }
    return found;
  }

  private static List<Candle> candles() {
    Random random = new Random(1);
    List<Candle> candles = new ArrayList<>();
    double close = 60_000;
    for (int index = 0; index < CANDLES; index++) {
      double open = close;
      close = open + random.nextGaussian() * 250;
      candles.add(
          new Candle(
              FIRST.plus(Duration.ofHours(index)),
              open,
              Math.max(open, close) + 100,
              Math.min(open, close) - 100,
              close,
              1 + random.nextInt(5_000)));
    }
    return candles;
  }

  private static String body(List<Candle> candles) {
    return candles.stream()
        .map(
            c ->
                String.format(
                    Locale.ROOT,
                    """
                    {"timestamp":"%s","open":%.2f,"high":%.2f,"low":%.2f,"close":%.2f,"volume":%.3f}""",
                    c.start(),
                    c.open(),
                    c.high(),
                    c.low(),
                    c.close(),
                    c.volume()))
        .collect(
            Collectors.joining(
                ",", "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"1h\",\"candles\":[", "]}"));
  }
}
