package io.rec.benchmarks.path;

import io.rec.benchmarks.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Measures tick to strike table. Options: {@code steady=SECONDS} (600), {@code burst=SECONDS} (10),
 * {@code rate=TICKS} (10 a second and symbol), {@code burst-rate=TICKS} (2000).
 */
final class PathBenchmark {

  private static final List<String> SYMBOLS = List.of("BTC", "ETH");

  /** Classes are loaded and compiled before anything is measured. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final Duration AFTER = Duration.ofSeconds(3);

  private PathBenchmark() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var options = Options.of(arguments);
    var root = Path.of(System.getProperty("recio.root"));
    System.out.println(
        run(root, "steady", options.number("rate", 10), options.seconds("steady", 600)));
    System.out.println(
        run(root, "burst", options.number("burst-rate", 2_000), options.seconds("burst", 10)));
  }

  private static String run(Path root, String name, int perSecond, Duration lasting)
      throws IOException, InterruptedException, SQLException {
    try (var desk = PathDesk.start(root, SYMBOLS, perSecond);
        var tables = TableListener.on(desk.jdbc())) {
      desk.awaitTables(tables);
      rest(WARM_UP);
      var before = desk.count();
      tables.measure();
      rest(lasting);
      tables.finish();
      desk.stopFeed();
      rest(AFTER);
      var after = desk.count();
      return report(name, perSecond, lasting, tables, before, after);
    }
  }

  private static String report(
      String name,
      int perSecond,
      Duration lasting,
      TableListener tables,
      TickCount before,
      TickCount after) {
    var legs =
        Arrays.stream(Leg.values())
            .map(leg -> leg(leg, tables.latencies(leg)))
            .collect(Collectors.joining("\n"));
    return String.format(
        Locale.ROOT,
        """
        %s: %d ticks/s a symbol for %d s: \
        %d ticks taken by the watchdogs, %d refused, %d messages of the feed lost
        %s""",
        name,
        perSecond,
        lasting.toSeconds(),
        after.taken() - before.taken(),
        after.refused() - before.refused(),
        after.lost() - before.lost(),
        legs);
  }

  private static String leg(Leg leg, Latencies latencies) {
    return String.format(
        Locale.ROOT,
        "  %-28s p50 %6.2f ms, p99 %6.2f ms, p99.9 %6.2f ms, longest %6.2f ms (%d)",
        leg.words,
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(0.999),
        latencies.millis(1),
        latencies.count());
  }

  private static void rest(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
