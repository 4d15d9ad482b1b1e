package io.rec.benchmarks.telemetry;

import io.rec.benchmarks.path.Leg;
import io.rec.benchmarks.path.TableListener;
import io.rec.benchmarks.trading.OrderFlow;
import io.rec.benchmarks.trading.TradingDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** One of two desks that are alike but for what they tell a collector, and its figures. */
final class WatchedDesk implements AutoCloseable {
  /** The rate limit of a beginner's account would be what is measured. */
  private static final String TIER = "prestige";

  private static final String SYMBOL = "BTC";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TradingDesk desk;
  private final TableListener tables;
  private final OrderFlow flow;
  private Duration processorTime = Duration.ZERO;

  private WatchedDesk(TradingDesk desk, TableListener tables) {
    this.desk = desk;
    this.tables = tables;
    // Both desks are asked for the same.
    this.flow = new OrderFlow(desk, 1);
  }

  static WatchedDesk start(Path root, Map<String, String> environment)
      throws IOException, SQLException, InterruptedException {
    var desk = TradingDesk.fast(root, TIER, environment);
    try {
      var watched = new WatchedDesk(desk, TableListener.on(desk.jdbc()));
      watched.awaitTables();
      return watched;
    } catch (SQLException | InterruptedException | RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }

  /** An entry and, a moment later, its close. */
  void enterAndLeave() throws InterruptedException {
    flow.closeSoon(flow.open());
  }

  void measure() {
    flow.forget();
    processorTime = desk.processorTime();
    tables.measure();
  }

  Figures figures() {
    tables.finish();
    var used = desk.processorTime().minus(processorTime);
    return new Figures(
        tables.latencies(Leg.WHOLE).millis(0.5),
        tables.latencies(Leg.WHOLE).millis(0.99),
        orders(),
        used,
        flow.refusals());
  }

  private List<Double> orders() {
    return flow.entries().stream()
        .flatMapToLong(entry -> LongStream.of(entry.wholeMicros()))
        .sorted()
        .mapToObj(micros -> micros / 1_000.0)
        .toList();
  }

  private void awaitTables() throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!tables.heard().contains(SYMBOL)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("there is no strike table");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    tables.close();
    desk.close();
  }
}
