package io.rec.benchmarks.trading;

import io.rec.benchmarks.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trades under every fault, seeded, and after each batch the books of both sides. Options: {@code
 * runs=N} in all (1000), {@code width=N} trades at once (12), {@code seed=N} (1), {@code
 * only=FAULT}.
 */
final class FaultMatrix {
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(40);

  private static final int AFTER_THE_HOUR = 90;

  /** An order that is to rest wants five minutes of its market's life, and a batch takes two. */
  private static final int BEFORE_THE_HOUR = 3600 - 480;

  private final Clock clock = Clock.systemUTC();
  private final TradingDesk desk;
  private final PrintStream out;
  private final List<Run> runs = new ArrayList<>();
  private final Map<Fault, Integer> lost = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> doubled = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> unequal = new EnumMap<>(Fault.class);

  private FaultMatrix(TradingDesk desk, PrintStream out) {
    this.desk = desk;
    this.out = out;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    var root = Path.of(System.getProperty("recio.root"));
    var options = Options.of(arguments);
    int wanted = options.number("runs", 1_000);
    int width = options.number("width", 12);
    long seed = options.number("seed", 1);
    var faults =
        Arrays.stream(Fault.values())
            .filter(fault -> fault.name().matches(options.text("only", ".*")))
            .toList();
    if (faults.isEmpty()) {
      throw new IllegalArgumentException(
          "only=%s names none of %s"
              .formatted(options.text("only", ""), Arrays.toString(Fault.values())));
    }
    boolean clean;
    try (var desk = TradingDesk.start(root)) {
      var matrix = new FaultMatrix(desk, System.out);
      clean = matrix.run(faults, wanted, width, seed);
      System.out.println(matrix.table(faults));
      if (!clean) {
        System.out.println("The logs are in " + desk.local().folder());
      }
    }
    if (!clean) {
      System.exit(1);
    }
  }

  private boolean run(List<Fault> faults, int wanted, int width, long seed)
      throws InterruptedException, IOException, SQLException, ExecutionException {
    var random = new Random(seed);
    for (int round = 0; runs.size() < wanted; round++) {
      for (var fault : faults) {
        for (var operation : Operation.values()) {
          awayFromTheHour();
          var name = "m%d-%s-%s-%d".formatted(seed, fault.ordinal(), operation.ordinal(), round);
          var batch = new Batch(desk, fault, operation, random.nextLong()).run(width, name);
          runs.addAll(batch);
          var books = settled();
          out.printf(
              Locale.ROOT,
              "%s, %s: %d runs, venue orders %d of %d intents, lost %d, doubled %d, unequal %d%n",
              fault.words,
              operation.words,
              batch.size(),
              books.venueOrders(),
              books.intents(),
              books.lost().size(),
              books.doubled().size(),
              books.unequal().size());
          lost.merge(fault, books.lost().size(), Integer::sum);
          doubled.merge(fault, books.doubled().size(), Integer::sum);
          unequal.merge(fault, books.unequal().size(), Integer::sum);
          if (!books.isClean()) {
            // The books stay as they are: what follows would count the same difference again.
            Stream.of(books.lost(), books.doubled(), books.unequal())
                .flatMap(List::stream)
                .forEach(out::println);
            return false;
          }
        }
      }
    }
    return runs.stream().allMatch(Run::converged);
  }

  /** The account sync may be a moment behind; what differs after that is a difference. */
  private Comparison settled() throws IOException, InterruptedException {
    var until = System.nanoTime() + SETTLES_WITHIN.toNanos();
    var books = Comparison.of(desk);
    while (!books.isClean() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(500);
      books = Comparison.of(desk);
    }
    return books;
  }

  /** Trades of an hour that ends are settled by the exchange in their own time. */
  private void awayFromTheHour() throws InterruptedException {
    var second = secondOfHour();
    while (second < AFTER_THE_HOUR || second > BEFORE_THE_HOUR) {
      TimeUnit.SECONDS.sleep(1);
      second = secondOfHour();
    }
  }

  private int secondOfHour() {
    return clock.instant().atOffset(ZoneOffset.UTC).get(ChronoField.SECOND_OF_DAY) % 3600;
  }

  private String table(List<Fault> faults) {
    var lines = new ArrayList<String>();
    lines.add(
        "| Fault | Runs | Lost | Doubled | Unequal | At rest after: median, longest | Ended |");
    lines.add("|---|---|---|---|---|---|---|");
    for (var fault : faults) {
      var mine = runs.stream().filter(run -> run.fault() == fault).toList();
      if (!mine.isEmpty()) {
        lines.add(line(fault, mine));
      }
    }
    lines.add("");
    lines.add(
        "%d runs, %d of them never came to rest"
            .formatted(runs.size(), runs.stream().filter(run -> !run.converged()).count()));
    return String.join("\n", lines);
  }

  private String line(Fault fault, List<Run> mine) {
    var millis = mine.stream().mapToLong(run -> run.took().toMillis()).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %.1f s, %.1f s | %s |",
        fault.words,
        mine.size(),
        lost.getOrDefault(fault, 0),
        doubled.getOrDefault(fault, 0),
        unequal.getOrDefault(fault, 0),
        millis[millis.length / 2] / 1000.0,
        millis[millis.length - 1] / 1000.0,
        ended(mine));
  }

  private static String ended(List<Run> mine) {
    var counts = new TreeMap<String, Integer>();
    mine.forEach(run -> counts.merge(run.converged() ? run.ended() : "never", 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
