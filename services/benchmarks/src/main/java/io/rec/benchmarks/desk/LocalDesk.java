package io.rec.benchmarks.desk;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A desk without a cluster: a durable PostgreSQL and services as processes, with the files that an
 * operator would mount. Each service has a folder of its own, so that one can be shown other
 * addresses than the rest.
 */
public final class LocalDesk implements AutoCloseable {
  public static final String TOKEN = "token-of-this-measurement";
  private static final String OWNER = "rec_io_user";
  private static final String LOGIN = "rec_io_user_a";
  private static final String PASSWORD = "of-this-measurement";
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Path root;
  private final Path folder;
  private final List<String> symbols;
  private final EmbeddedPostgres postgres;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private LocalDesk(Path root, Path folder, List<String> symbols, EmbeddedPostgres postgres) {
    this.root = root;
    this.folder = folder;
    this.symbols = List.copyOf(symbols);
    this.postgres = postgres;
  }

  /** A desk with an empty database and a port for each component; nothing runs yet. */
  public static LocalDesk prepare(Path root, List<String> symbols, List<String> components)
      throws IOException, SQLException, InterruptedException {
    var folder = Files.createTempDirectory("recio-path");
    // Durable as in a desk: what this builder makes else answers a commit before it is on disk.
    var postgres =
        EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    var desk = new LocalDesk(root, folder, symbols, postgres);
    try {
      components.forEach(name -> desk.ports.put(name, freePort()));
      desk.createRoles();
      desk.mount("migrate", postgres.getPort(), Map.of());
      desk.migrate();
      return desk;
    } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }

  /** As superuser, past all row security. */
  public String jdbc() {
    return "jdbc:postgresql://127.0.0.1:%d/rec_io_db?user=postgres".formatted(postgres.getPort());
  }

  public int databasePort() {
    return postgres.getPort();
  }

  public int port(String component) {
    return ports.getOrDefault(component, 0);
  }

  /** Where logs and mounted files lie. */
  public Path folder() {
    return folder;
  }

  /** What a service is shown: where the database is, and where its peers are. */
  public void mount(String service, int databasePort, Map<String, Integer> elsewhere)
      throws IOException {
    var seen = new LinkedHashMap<>(ports);
    seen.putAll(elsewhere);
    var core =
        seen.entrySet().stream()
            .map(
                port ->
                    "\"%s\":{\"port\":%d,\"description\":\"\",\"status\":\"active\"}"
                        .formatted(port.getKey().replace('-', '_'), port.getValue()))
            .collect(Collectors.joining(","));
    put(
        service,
        "ports/MASTER_PORT_MANIFEST.json",
        ("{\"system_name\":\"path\",\"core_services\":{%s},"
                + "\"watchdog_services\":{},\"deprecated_services\":{}}")
            .formatted(core));
    put(service, "tokens/service-current", TOKEN);
    put(service, "database/POSTGRES_HOST", "127.0.0.1");
    put(service, "database/POSTGRES_PORT", String.valueOf(databasePort));
    put(service, "database/POSTGRES_DB", "rec_io_db");
    put(service, "database/POSTGRES_USER", LOGIN);
    put(service, "database/POSTGRES_PASSWORD", PASSWORD);
    put(service, "database/generation", "1");
  }

  /** One more file in a service's folder. */
  public void put(String service, String file, String text) throws IOException {
    var path = folder.resolve(service).resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  /** Starts a service whose files are mounted; its log lies beside them. */
  public void start(String component, String service, Map<String, String> more) {
    var env = new HashMap<>(environment(service));
    env.putAll(more);
    processes.put(service, ServiceProcess.start(root, folder, component, service, env));
  }

  public ServiceProcess process(String service) {
    var found = processes.get(service);
    if (found == null) {
      throw new IllegalArgumentException(service + " was not started");
    }
    return found;
  }

  public HttpResponse<String> call(String service, String method, String path, String body)
      throws IOException, InterruptedException {
    return call(port(service), method, path, body);
  }

  /** The same of whoever is behind that port. */
  public HttpResponse<String> call(int port, String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .timeout(ANSWER)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public String health(String service) throws IOException, InterruptedException {
    return call(service, "GET", "/health", "").body();
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException("no port is free", none);
    }
  }

  @Override
  public void close() throws IOException {
    List.copyOf(processes.values()).reversed().forEach(ServiceProcess::close);
    client.close();
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

  private void migrate() throws InterruptedException {
    var component = "unified-production-coordinator";
    var target = root.resolve("services").resolve(component).resolve("target");
    var env = new HashMap<>(environment("migrate"));
    env.put("RECIO_TERMINATION_LOG", folder.resolve("migration").toString());
    var migration =
        ServiceProcess.launch(
            folder,
            "migrate",
            env,
            ServiceProcess.classPath(target, component),
            "io.rec.platform.migration.Application",
            "migrate");
    if (migration.process().waitFor() != 0) {
      throw new IllegalStateException("the migration failed, its log is in " + folder);
    }
  }

  private Map<String, String> environment(String service) {
    return Map.of(
        "RECIO_COMPONENT",
        service,
        "RECIO_CONFIG_DIR",
        folder.resolve(service).toString(),
        "RECIO_SERVICE_HOST",
        "127.0.0.1",
        "RECIO_POD_HOST",
        "127.0.0.1",
        "RECIO_SYMBOLS",
        String.join(",", symbols),
        "RECIO_VERSION",
        "measured");
  }
}
