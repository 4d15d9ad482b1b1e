package io.rec.benchmarks.path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A desk without a cluster: PostgreSQL, the simulator, and the services of the path. */
final class PathDesk implements AutoCloseable {

  private static final String SIMULATOR = "venue-simulator";
  private static final String COORDINATOR = "unified-production-coordinator";
  private static final String WATCHDOG = "symbol-price-watchdog";
  private static final String MARKETS = "kalshi-api-watchdog";
  private static final String OWNER = "rec_io_user";
  private static final String LOGIN = "rec_io_user_a";
  private static final String PASSWORD = "of-this-measurement";
  private static final String TOKEN = "token-of-this-measurement";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern TAKEN = Pattern.compile("\"ticks_taken\":(\\d+)");
  private static final Pattern LOST = Pattern.compile("\"feed_lost_messages\":(\\d+)");
  private static final Pattern REFUSED = Pattern.compile("\"ticks_refused\":\\{([^}]*)}");
  private static final Pattern NUMBER = Pattern.compile(":(\\d+)");

  private final Path root;
  private final Path config;
  private final List<String> symbols;
  private final EmbeddedPostgres postgres;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final List<ServiceProcess> processes = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private PathDesk(Path root, Path config, List<String> symbols, EmbeddedPostgres postgres) {
    this.root = root;
    this.config = config;
    this.symbols = List.copyOf(symbols);
    this.postgres = postgres;
  }

  static PathDesk start(Path root, List<String> symbols, int ticksPerSecond)
      throws IOException, SQLException, InterruptedException {
    var config = Files.createTempDirectory("recio-path");
    // Durable as in a desk: only the test suites switch that off.
    var postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    var desk = new PathDesk(root, config, symbols, postgres);
    try {
      desk.createRoles();
      desk.configure();
      desk.migrate();
      desk.startServices(ticksPerSecond);
      return desk;
    } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }

  String jdbc() {
    return "jdbc:postgresql://127.0.0.1:%d/rec_io_db?user=postgres".formatted(postgres.getPort());
  }

  /** Returns when there was a table of each symbol. */
  void awaitTables(TableListener tables) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!tables.heard().containsAll(symbols)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "tables of %s only; the logs are in %s".formatted(tables.heard(), config));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  TickCount count() throws IOException, InterruptedException {
    var all = TickCount.NONE;
    for (var symbol : symbols) {
      all = all.plus(count(health(watchdog(symbol))));
    }
    return all;
  }

  /** The simulator ends; what it sent before is still to be taken. */
  void stopFeed() {
    processes.stream()
        .filter(process -> process.name().equals(SIMULATOR))
        .forEach(ServiceProcess::close);
  }

  @Override
  public void close() throws IOException {
    processes.reversed().forEach(ServiceProcess::close);
    postgres.close();
  }

  private void createRoles() throws SQLException {
    execute(
        "postgres",
        "CREATE ROLE " + OWNER + " NOLOGIN",
        "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s".formatted(LOGIN, PASSWORD, OWNER),
        "ALTER ROLE %s SET role TO %s".formatted(LOGIN, OWNER),
        "CREATE DATABASE rec_io_db OWNER " + OWNER);
  }

  private void execute(String database, String... statements) throws SQLException {
    var address =
        "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(postgres.getPort(), database);
    try (var connection = DriverManager.getConnection(address);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void configure() throws IOException {
    List.of(SIMULATOR, COORDINATOR, MARKETS).forEach(name -> ports.put(name, freePort()));
    symbols.forEach(symbol -> ports.put(watchdog(symbol), freePort()));
    var core =
        ports.entrySet().stream()
            .map(
                port ->
                    "\"%s\":{\"port\":%d,\"description\":\"\",\"status\":\"active\"}"
                        .formatted(port.getKey().replace('-', '_'), port.getValue()))
            .collect(Collectors.joining(","));
    put(
        "ports/MASTER_PORT_MANIFEST.json",
        ("{\"system_name\":\"path\",\"core_services\":{%s},"
                + "\"watchdog_services\":{},\"deprecated_services\":{}}")
            .formatted(core));
    put("tokens/service-current", TOKEN);
    put("database/POSTGRES_HOST", "127.0.0.1");
    put("database/POSTGRES_PORT", String.valueOf(postgres.getPort()));
    put("database/POSTGRES_DB", "rec_io_db");
    put("database/POSTGRES_USER", LOGIN);
    put("database/POSTGRES_PASSWORD", PASSWORD);
    put("database/generation", "1");
  }

  private void put(String file, String text) throws IOException {
    var path = config.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private void migrate() throws InterruptedException {
    var folder = root.resolve("services").resolve(COORDINATOR).resolve("target");
    var env = new HashMap<>(environment("migrate"));
    env.put("RECIO_TERMINATION_LOG", config.resolve("migration").toString());
    var migration =
        ServiceProcess.launch(
            config,
            "migrate",
            env,
            ServiceProcess.classPath(folder, COORDINATOR),
            "io.rec.platform.migration.Application",
            "migrate");
    if (migration.process().waitFor() != 0) {
      throw new IllegalStateException("the migration failed, its log is in " + config);
    }
  }

  private void startServices(int ticksPerSecond) {
    var simulator = new HashMap<>(environment(SIMULATOR));
    simulator.put("RECIO_SET_SIMULATOR_TICKS_PER_SECOND", String.valueOf(ticksPerSecond));
    start(SIMULATOR, SIMULATOR, simulator);
    start(MARKETS, MARKETS, environment(MARKETS));
    start(COORDINATOR, COORDINATOR, environment(COORDINATOR));
    for (var symbol : symbols) {
      var env = new HashMap<>(environment(watchdog(symbol)));
      env.put("RECIO_SYMBOL", symbol);
      start(WATCHDOG, watchdog(symbol), env);
    }
  }

  private void start(String component, String name, Map<String, String> env) {
    processes.add(ServiceProcess.start(root, config, component, name, env));
  }

  private Map<String, String> environment(String component) {
    return Map.of(
        "RECIO_COMPONENT",
        component,
        "RECIO_CONFIG_DIR",
        config.toString(),
        "RECIO_SERVICE_HOST",
        "127.0.0.1",
        "RECIO_POD_HOST",
        "127.0.0.1",
        "RECIO_SYMBOLS",
        String.join(",", symbols),
        "RECIO_VERSION",
        "measured");
  }

  private String health(String component) throws IOException, InterruptedException {
    var address = "http://127.0.0.1:%d/health".formatted(ports.getOrDefault(component, 0));
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(Duration.ofSeconds(10))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
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

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException("no port is free", none);
    }
  }
}
