package io.rec.benchmarks.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.benchmarks.desk.LocalDesk;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The services from a price to an order, with wires between those that money depends on. */
public final class TradingDesk implements AutoCloseable {
  static final BigDecimal CASH = new BigDecimal("1000000.0000");
  static final String SIMULATOR = "venue-simulator";
  static final String MANAGER = "trade-manager";
  static final String EXECUTOR = "trade-executor";
  static final String SYNC = "kalshi-account-sync";
  private static final String COORDINATOR = "unified-production-coordinator";
  private static final String MARKETS = "kalshi-api-watchdog";
  private static final String PRICES = "symbol-price-watchdog-btc";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> ALL =
      List.of(SIMULATOR, MARKETS, PRICES, COORDINATOR, EXECUTOR, MANAGER, SYNC);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Wide limits: what is tested here is not whether a limit holds. */
  private static final String CONTROL =
      """
      {"mode":"Paper","autoEntry":{"enabled":false},
       "killSwitch":{"level":"None","reason":"","by":""},
       "riskLimits":{"maxPositionContracts":100000,"maxExposureCents":900000000,
                     "maxDailyLossCents":900000000,"maxOpenTrades":100000,"maxOrderCents":1000000},
       "emergencyPolicy":"Hold","onShutdown":"Cancel"}""";

  private final LocalDesk desk;
  private final String tier;
  private final boolean wired;
  private final Map<String, String> environment;
  private final Wire database;
  private final Wire executor;
  private final Books books;
  private final Map<RestingOrder, Boolean> resting = new ConcurrentHashMap<>();

  private TradingDesk(
      LocalDesk desk,
      Wire database,
      Wire executor,
      String tier,
      boolean wired,
      Map<String, String> environment) {
    this.desk = desk;
    this.tier = tier;
    this.wired = wired;
    this.environment = Map.copyOf(environment);
    this.database = database;
    this.executor = executor;
    this.books = new Books(desk.jdbc());
  }

  /** With an account as one begins, ten orders a second, and wires that can be cut. */
  static TradingDesk start(Path root) throws IOException, SQLException, InterruptedException {
    return start(root, "basic", true, Map.of());
  }

  /** With the shortest ways: what a wire of ours would take is not what is measured. */
  static TradingDesk fast(Path root, String tier)
      throws IOException, SQLException, InterruptedException {
    return fast(root, tier, Map.of());
  }

  /**
   * The same with more in the environment of all services; the exchange is somebody else's machine
   * and gets none of it.
   */
  public static TradingDesk fast(Path root, String tier, Map<String, String> environment)
      throws IOException, SQLException, InterruptedException {
    return start(root, tier, false, environment);
  }

  private static TradingDesk start(
      Path root, String tier, boolean wired, Map<String, String> environment)
      throws IOException, SQLException, InterruptedException {
    var local = LocalDesk.prepare(root, List.of("BTC"), ALL);
    var wires = List.of(Wire.to(local.databasePort()), Wire.to(local.port(EXECUTOR)));
    var desk = new TradingDesk(local, wires.getFirst(), wires.getLast(), tier, wired, environment);
    try {
      for (var service : ALL) {
        desk.mount(service);
        desk.start(service);
      }
      desk.awaitReady(ALL);
      return desk;
    } catch (IOException | RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }

  /** The wire that leads the traders to the database. */
  Wire database() {
    return database;
  }

  /** The wire that leads the manager to the executor. */
  Wire executor() {
    return executor;
  }

  LocalDesk local() {
    return desk;
  }

  /** The desk's own books, asked past the services and their wires. */
  Books books() {
    return books;
  }

  void crash(String service) {
    desk.process(service).crash();
  }

  void start(String service) {
    switch (service) {
      case SIMULATOR ->
          desk.start(
              SIMULATOR,
              SIMULATOR,
              Map.of(
                  "RECIO_SET_SIMULATOR_ADMIN", "true",
                  "RECIO_SET_SIMULATOR_TIER", tier,
                  "RECIO_SET_SIMULATOR_STARTING_CASH_CENTS", "100000000"));
      case PRICES -> {
        var prices = new HashMap<>(environment);
        prices.put("RECIO_SYMBOL", "BTC");
        desk.start("symbol-price-watchdog", PRICES, prices);
      }
      default -> desk.start(service, service, environment);
    }
  }

  /** What our services have used of the processors since they began; the exchange is not ours. */
  public Duration processorTime() {
    return ALL.stream()
        .filter(service -> !service.equals(SIMULATOR))
        .map(service -> desk.process(service).processorTime())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The address of its database, as superuser. */
  public String jdbc() {
    return desk.jdbc();
  }

  /** A second process of the executor's role, on a port of its own. */
  int startSecondExecutor(String name) throws IOException, InterruptedException {
    var port = LocalDesk.freePort();
    desk.put(name, "control/control.json", CONTROL);
    desk.mount(name, database.port(), Map.of(EXECUTOR, port));
    desk.start(EXECUTOR, name, Map.of("RECIO_COMPONENT", EXECUTOR, "POD_NAME", name));
    return port;
  }

  JsonNode venue(String path) throws IOException, InterruptedException {
    return json(venue("GET", path, ""));
  }

  /** What the account does on the exchange's own page, past all services. */
  HttpResponse<String> venue(String method, String path, String body)
      throws IOException, InterruptedException {
    return desk.call(SIMULATOR, method, "/trade-api/v2" + path, body);
  }

  /** An order that somebody placed there; it was amended, or nobody can say that it was. */
  void remember(RestingOrder order, boolean amended) {
    resting.put(order, amended);
  }

  Map<RestingOrder, Boolean> resting() {
    return Map.copyOf(resting);
  }

  /** An order of the account that no service of ours makes. */
  void place(String order) throws IOException, InterruptedException {
    json(desk.call(SIMULATOR, "POST", "/trade-api/v2/portfolio/events/orders", order));
  }

  /** A change of the faults of the exchange's calls. */
  void fault(String change) throws IOException, InterruptedException {
    json(desk.call(SIMULATOR, "POST", "/admin/faults/kalshi_rest", change));
  }

  void noFault() throws IOException, InterruptedException {
    desk.call(SIMULATOR, "DELETE", "/admin/faults/kalshi_rest", "");
  }

  HttpResponse<String> manager(String method, String path, String body)
      throws IOException, InterruptedException {
    return desk.call(MANAGER, method, path, body);
  }

  /** Over the wire: whichever executor it leads to. */
  HttpResponse<String> executor(String method, String path, String body)
      throws IOException, InterruptedException {
    return desk.call(executor.port(), method, path, body);
  }

  void awaitReady(List<String> services) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var waiting = new ArrayList<>(services);
    while (!waiting.isEmpty()) {
      waiting.removeIf(this::ready);
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "%s not ready; the logs are in %s".formatted(waiting, desk.folder()));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean ready(String service) {
    try {
      return desk.call(service, "GET", "/health/ready", "").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    books.close();
    desk.close();
    database.close();
    executor.close();
  }

  private void mount(String service) throws IOException {
    desk.put(service, "control/control.json", CONTROL);
    desk.mount(
        service,
        wired && List.of(MANAGER, EXECUTOR, SYNC).contains(service)
            ? database.port()
            : desk.databasePort(),
        wired && service.equals(MANAGER) ? Map.of(EXECUTOR, executor.port()) : Map.of());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() >= 300) {
      throw new IOException("answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }
}
