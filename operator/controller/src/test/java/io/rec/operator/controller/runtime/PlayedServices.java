package io.rec.operator.controller.runtime;

import static java.util.Objects.requireNonNull;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.render.Names;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the services do with a login: every one keeps a session, writes all the time, and moves to
 * what the Secret says without giving up the session it has.
 */
final class PlayedServices implements AutoCloseable {
  /** Seconds; on a busy machine a connection takes its time. */
  private static final String PATIENCE = "30";

  private final DeskOnServer desk;
  private final DatabaseServer server;
  private final List<String> components;
  private final Map<String, Connection> sessions = new TreeMap<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private String using = "";

  PlayedServices(DeskOnServer desk, DatabaseServer server) throws SQLException {
    this.desk = desk;
    this.server = server;
    this.components =
        Topology.of(desk.read().getSpec()).enabled().stream()
            .filter(component -> component.entry().usesDatabase())
            .map(component -> component.name())
            .toList();
    server.runIn(
        "rec_io_db",
        "CREATE TABLE IF NOT EXISTS requests (n int)",
        "ALTER TABLE requests OWNER TO rec_io_user");
    var unused = executor.scheduleWithFixedDelay(this::round, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      follow();
      for (var session : sessions.values()) {
        try (var statement = session.createStatement()) {
          statement.execute("INSERT INTO requests VALUES (1)");
          writes.incrementAndGet();
        }
      }
    } catch (SQLException | RuntimeException e) {
      failures.add(String.valueOf(e));
    }
  }

  private void follow() throws SQLException {
    var secret = requireNonNull(desk.secret(Names.LOGIN_SECRET)).getData();
    var login =
        new Login(text(secret, "POSTGRES_USER"), new Password(text(secret, "POSTGRES_PASSWORD")));
    var now = login.user() + login.password().value();
    if (now.equals(using)) {
      return;
    }
    for (var component : components) {
      var fresh = open(login, component);
      var old = sessions.put(component, fresh);
      if (old != null) {
        old.close();
      }
    }
    using = now;
  }

  private Connection open(Login login, String component) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password().value());
    properties.setProperty("ApplicationName", component);
    properties.setProperty("loginTimeout", PATIENCE);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/rec_io_db".formatted(server.port()), properties);
  }

  private static String text(Map<String, String> data, String key) {
    return new String(Base64.getDecoder().decode(data.get(key)), StandardCharsets.UTF_8);
  }

  /** Requests that went through. */
  int writes() {
    return writes.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    executor.shutdown();
    executor.awaitTermination(10, TimeUnit.SECONDS);
    for (var session : sessions.values()) {
      session.close();
    }
  }
}
