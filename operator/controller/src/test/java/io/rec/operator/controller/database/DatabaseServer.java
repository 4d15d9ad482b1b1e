package io.rec.operator.controller.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real PostgreSQL server, prepared as our own image prepares its first start. */
public final class DatabaseServer implements AutoCloseable {
  public static final Password OPERATOR_PASSWORD = new Password("operators-own");
  private final EmbeddedPostgres server;

  private DatabaseServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** A bare server: nothing but a superuser. */
  public static DatabaseServer bare() throws IOException {
    return new DatabaseServer(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("log_statement", "all")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", "log")
            .start());
  }

  /** All that the server wrote about the statements it was given. */
  public String log() throws SQLException, IOException {
    var folder = Path.of(text("postgres", "SHOW data_directory")).resolve("log");
    var text = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  /** A server as our image leaves it after its first start. */
  public static DatabaseServer managed(Password operator) throws IOException, SQLException {
    var server = bare();
    server.run(
        "CREATE ROLE recio_operator LOGIN CREATEROLE PASSWORD '" + operator.value() + "'",
        "GRANT pg_read_all_stats, pg_signal_backend TO recio_operator",
        "CREATE ROLE rec_io_user NOLOGIN",
        "GRANT rec_io_user TO recio_operator WITH ADMIN OPTION");
    server.create("rec_io_db");
    server.demandPasswords();
    return server;
  }

  /** One more database for a desk of its own, with a fence of its own. */
  public void create(String database) throws SQLException {
    run("CREATE DATABASE %s OWNER rec_io_user".formatted(database));
    runIn(
        database,
        "CREATE SCHEMA recio_operator AUTHORIZATION recio_operator",
        "CREATE TABLE recio_operator.fence (only_row boolean PRIMARY KEY DEFAULT true CHECK"
            + " (only_row), term bigint NOT NULL DEFAULT 0, holder text NOT NULL DEFAULT '',"
            + " changed_at timestamptz NOT NULL DEFAULT now())",
        "ALTER TABLE recio_operator.fence OWNER TO recio_operator",
        "INSERT INTO recio_operator.fence DEFAULT VALUES");
  }

  public int port() {
    return server.getPort();
  }

  public DatabaseAddress address() {
    return new DatabaseAddress("127.0.0.1", port(), "rec_io_db", "disable", "");
  }

  /** From now on it also answers over TLS, and proves itself by this certificate. */
  public void encrypt(Authority.Proof proof) throws SQLException {
    set("ssl_cert_file", proof.certificate().toString());
    set("ssl_key_file", proof.key().toString());
    set("ssl", "on");
  }

  /** From now on it speaks in the clear only. */
  public void speakInTheClear() throws SQLException {
    set("ssl", "off");
  }

  /**
   * The newest version of TLS that it speaks from now on; ciphers are left as they were made for
   * the oldest one.
   */
  public void speakUpTo(String version) throws SQLException {
    set("ssl_min_protocol_version", "TLSv1");
    set("ssl_ciphers", "ALL:@SECLEVEL=0");
    set("ssl_max_protocol_version", version);
  }

  /** A session that begins later than the server's own reading sees the new value. */
  private void set(String name, String value) throws SQLException {
    run("ALTER SYSTEM SET %s = '%s'".formatted(name, value), "SELECT pg_reload_conf()");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> value.equals(text("postgres", "SHOW " + name)));
  }

  /** From now on only the superuser of this test gets in without a password. */
  public void demandPasswords() throws SQLException {
    run(
        "CREATE TEMP TABLE rules (line text)",
        "INSERT INTO rules VALUES ('host all postgres 127.0.0.1/32 trust'), ('host all all"
            + " 127.0.0.1/32 scram-sha-256')",
        "COPY rules TO '" + text("postgres", "SHOW hba_file") + "'",
        "SELECT pg_reload_conf()");
  }

  public void run(String... statements) throws SQLException {
    runIn("postgres", statements);
  }

  public void runIn(String database, String... statements) throws SQLException {
    try (var connection = superuser(database);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public String text(String database, String query) throws SQLException {
    var rows = texts(database, query);
    return rows.isEmpty() ? "" : rows.getFirst();
  }

  public List<String> texts(String database, String query) throws SQLException {
    try (var connection = superuser(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  private Connection superuser(String database) throws SQLException {
    return server.getDatabase("postgres", database, Map.of("sslmode", "disable")).getConnection();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
