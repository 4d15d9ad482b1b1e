package io.rec.benchmarks.telemetry;

import io.rec.benchmarks.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Two desks side by side, one of which tells a collector what the operator would have it tell; what
 * else happens on the machine happens to both. They take turns with tickets. Options: {@code
 * pairs=N} (2) of rounds, each with new processes; {@code orders=N} a round and desk (300); {@code
 * rate=N} a second and desk (3); {@code share=RATIO} of ticks that are kept (0.1, as the resource's
 * default).
 */
final class TelemetryBenchmark {
  private static final int WARM_UP = 150;
  private static final Duration SETTLING = Duration.ofSeconds(8);

  private final Path root;
  private final Options options;

  private TelemetryBenchmark(Path root, Options options) {
    this.root = root;
    this.options = options;
  }

  /** The same round of both desks. */
  private record Round(Figures without, Figures with, long batches, long bytes) {
    double more(ToDoubleFunction<Figures> figure) {
      return (figure.applyAsDouble(with) / figure.applyAsDouble(without) - 1) * 100;
    }
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var options = Options.of(arguments);
    var benchmark = new TelemetryBenchmark(Path.of(System.getProperty("recio.root")), options);
    var rounds = new ArrayList<Round>();
    for (int number = 0; number < 2 * options.number("pairs", 2); number++) {
      // The one that starts first has more to do: in a pair each of them is that once.
      var round = benchmark.round(number % 2 == 0);
      System.out.println(told("round %d".formatted(number + 1), round));
      rounds.add(round);
    }
    System.out.printf(
        Locale.ROOT,
        "mean of %d rounds: tick to table %+.1f %%, ticket to the exchange's word %+.1f %%, processor time %+.1f %%%n",
        rounds.size(),
        mean(rounds, Figures::tableMedian),
        mean(rounds, Figures::orderMedian),
        mean(rounds, Figures::processorSeconds));
  }

  private Round round(boolean watchedFirst) throws IOException, SQLException, InterruptedException {
    try (var sink = SpanSink.open()) {
      var telling =
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", sink.address(),
              "OTEL_TRACES_SAMPLER_ARG", options.text("share", "0.1"));
      try (var first = WatchedDesk.start(root, watchedFirst ? telling : Map.of());
          var second = WatchedDesk.start(root, watchedFirst ? Map.of() : telling)) {
        var desks = List.of(first, second);
        trade(desks, WARM_UP);
        desks.forEach(WatchedDesk::measure);
        var batches = sink.batches();
        var bytes = sink.bytes();
        trade(desks, options.number("orders", 300));
        TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
        var figures = desks.stream().map(WatchedDesk::figures).toList();
        return new Round(
            watchedFirst ? figures.getLast() : figures.getFirst(),
            watchedFirst ? figures.getFirst() : figures.getLast(),
            sink.batches() - batches,
            sink.bytes() - bytes);
      }
    }
  }

  private void trade(List<WatchedDesk> desks, int orders) throws InterruptedException {
    var pause = TimeUnit.SECONDS.toNanos(1) / options.number("rate", 3) / desks.size();
    var next = System.nanoTime();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int order = 0; order < orders; order++) {
        for (var desk : desks) {
          people.submit(
              () -> {
                desk.enterAndLeave();
                return null;
              });
          next += pause;
          TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
      }
    }
  }

  private static String told(String name, Round round) {
    return String.format(
        Locale.ROOT,
        """
        %s: %d batches, %d kB sent
          tick to table                 p50 %6.2f -> %6.2f ms (%+.1f %%), p99 %6.2f -> %6.2f ms
          ticket to the exchange's word p50 %6.2f -> %6.2f ms (%+.1f %%), p99 %6.2f -> %6.2f ms (%d, %d)
          processor time of six services %.2f -> %.2f s (%+.1f %%)
          not taken: %s, %s""",
        name,
        round.batches(),
        round.bytes() / 1_000,
        round.without().tableMedian(),
        round.with().tableMedian(),
        round.more(Figures::tableMedian),
        round.without().tableP99(),
        round.with().tableP99(),
        round.without().orderMedian(),
        round.with().orderMedian(),
        round.more(Figures::orderMedian),
        round.without().orderP99(),
        round.with().orderP99(),
        round.without().orders().size(),
        round.with().orders().size(),
        round.without().processorSeconds(),
        round.with().processorSeconds(),
        round.more(Figures::processorSeconds),
        round.without().refusals(),
        round.with().refusals());
  }

  private static double mean(List<Round> rounds, ToDoubleFunction<Figures> figure) {
    return rounds.stream().mapToDouble(round -> round.more(figure)).average().orElseThrow();
  }
}
