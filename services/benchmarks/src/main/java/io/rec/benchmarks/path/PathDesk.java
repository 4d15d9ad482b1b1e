package io.rec.benchmarks.path;

import io.rec.benchmarks.desk.LocalDesk;
import io.rec.benchmarks.desk.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The services that a price passes, from the venue to the strike table. */
final class PathDesk implements AutoCloseable {

  private static final String SIMULATOR = "venue-simulator";
  private static final String COORDINATOR = "unified-production-coordinator";
  private static final String WATCHDOG = "symbol-price-watchdog";
  private static final String MARKETS = "kalshi-api-watchdog";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern TAKEN = Pattern.compile("\"ticks_taken\":(\\d+)");
  private static final Pattern LOST = Pattern.compile("\"feed_lost_messages\":(\\d+)");
  private static final Pattern REFUSED = Pattern.compile("\"ticks_refused\":\\{([^}]*)}");
  private static final Pattern NUMBER = Pattern.compile(":(\\d+)");

  private final LocalDesk desk;
  private final List<String> symbols;

  private PathDesk(LocalDesk desk, List<String> symbols) {
    this.desk = desk;
    this.symbols = List.copyOf(symbols);
  }

  static PathDesk start(Path root, List<String> symbols, int ticksPerSecond)
      throws IOException, SQLException, InterruptedException {
    var components = new ArrayList<>(List.of(SIMULATOR, COORDINATOR, MARKETS));
    symbols.forEach(symbol -> components.add(watchdog(symbol)));
    var desk = LocalDesk.prepare(root, symbols, components);
    try {
      for (var component : components) {
        desk.mount(component, desk.databasePort(), Map.of());
      }
      desk.start(
          SIMULATOR,
          SIMULATOR,
          Map.of("RECIO_SET_SIMULATOR_TICKS_PER_SECOND", String.valueOf(ticksPerSecond)));
      desk.start(MARKETS, MARKETS, Map.of());
      desk.start(COORDINATOR, COORDINATOR, Map.of());
      for (var symbol : symbols) {
        desk.start(WATCHDOG, watchdog(symbol), Map.of("RECIO_SYMBOL", symbol));
      }
      return new PathDesk(desk, symbols);
    } catch (IOException | RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }

  String jdbc() {
    return desk.jdbc();
  }

  /** Returns when there was a table of each symbol. */
  void awaitTables(TableListener tables) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!tables.heard().containsAll(symbols)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "tables of %s only; the logs are in %s".formatted(tables.heard(), desk.folder()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  TickCount count() throws IOException, InterruptedException {
    var all = TickCount.NONE;
    for (var symbol : symbols) {
      all = all.plus(count(desk.health(watchdog(symbol))));
    }
    return all;
  }

  /** The simulator ends; what it sent before is still to be taken. */
  void stopFeed() {
    ServiceProcess simulator = desk.process(SIMULATOR);
    simulator.close();
  }

  @Override
  public void close() throws IOException {
    desk.close();
  }

  private static TickCount count(String health) {
    var refused = REFUSED.matcher(health);
    return new TickCount(
        sum(TAKEN, health), refused.find() ? sum(NUMBER, refused.group(1)) : 0, sum(LOST, health));
  }

  private static long sum(Pattern pattern, String text) {
    return pattern.matcher(text).results().mapToLong(each -> Long.parseLong(each.group(1))).sum();
  }

  private static String watchdog(String symbol) {
    return WATCHDOG + "-" + symbol.toLowerCase(Locale.ROOT);
  }
}
