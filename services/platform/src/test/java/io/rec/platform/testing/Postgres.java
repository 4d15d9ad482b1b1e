package io.rec.platform.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.rec.platform.migration.Migrated;
import io.rec.platform.migration.Migration;
import io.rec.platform.persistence.SchemaVersion;
import io.rec.platform.secrets.DatabaseLogin;
import io.rec.platform.secrets.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PostgreSQL server of the test run, with the roles the operator would have made. */
public final class Postgres implements AutoCloseable {

  public static final String OWNER = "rec_io_user";
  public static final String SLOT_A = "rec_io_user_a";
  public static final String SLOT_B = "rec_io_user_b";
  public static final String PASSWORD = "first-password";

  private static final String TEMPLATE = "recio_template";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final class Shared {
    static final Postgres SERVER = started();

    private static Postgres started() {
      try {
        return start();
      } catch (IOException | SQLException failed) {
        throw new IllegalStateException("PostgreSQL for the tests did not start", failed);
      }
    }
  }

  private final Path data;
  private final boolean durable;
  private final int port;
  private EmbeddedPostgres server;

  private Postgres(Path data, boolean durable, EmbeddedPostgres server) {
    this.data = data;
    this.durable = durable;
    this.server = server;
    this.port = server.getPort();
  }

  /** The server all tests of this JVM share; it is never stopped between tests. */
  public static Postgres shared() {
    return Shared.SERVER;
  }

  /** A server of one's own, for tests that stop it. */
  public static Postgres start() throws IOException, SQLException {
    return start(false);
  }

  /** One that flushes as a product's does, to be measured. */
  public static Postgres startDurable() throws IOException, SQLException {
    return start(true);
  }

  /** One whose data lie on a disk that a test fills. */
  public static Postgres startOn(SmallDisk disk) throws IOException, SQLException {
    return new Postgres(disk.folder(), false, launch(disk.folder(), false, 0)).prepared();
  }

  private static Postgres start(boolean durable) throws IOException, SQLException {
    AtomicReference<Postgres> started = new AtomicReference<>();
    Path data =
        TemporaryFolder.create(
            "recio-postgres",
            () -> Optional.ofNullable(started.get()).ifPresent(Postgres::abandon));
    Postgres postgres = new Postgres(data, durable, launch(data, durable, 0));
    started.set(postgres);
    return postgres.prepared();
  }

  private Postgres prepared() throws IOException, SQLException {
    demandPasswords();
    createRoles();
    createTemplate();
    return this;
  }

  /** A new database with the present schema. */
  public TestDatabase migrated() throws SQLException {
    return database(TEMPLATE);
  }

  /** A new database without any schema. */
  public TestDatabase empty() throws SQLException {
    return database("template1");
  }

  public void stop() throws IOException {
    server.close();
  }

  public void startAgain() throws IOException {
    server = launch(data, durable, port);
  }

  /** It keeps its sockets and answers nothing, as on a disk that hangs. */
  public void hang() throws IOException {
    signal("-STOP");
  }

  public void goOn() throws IOException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException {
    ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", signal));
    Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .forEach(process -> command.add(Long.toString(process.pid())));
    new ProcessBuilder(command).start().onExit().join();
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("data").resolve("postmaster.pid")).getFirst().strip());
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

  /** The newest version of TLS that it speaks from now on; the oldest one is no obstacle. */
  public void speakUpTo(String version) throws SQLException {
    set("ssl_min_protocol_version", "TLSv1");
    set("ssl_ciphers", "ALL:@SECLEVEL=0");
    set("ssl_max_protocol_version", version);
  }

  /** A session that begins later than the server's own reading sees the new value. */
  private void set(String name, String value) throws SQLException {
    execute("ALTER SYSTEM SET %s = '%s'".formatted(name, value), "SELECT pg_reload_conf()");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> value.equals(setting(name)));
  }

  private String setting(String name) throws SQLException {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Runs statements as superuser. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&sslmode=disable"
            .formatted(port, database));
  }

  @Override
  public void close() throws IOException {
    server.close();
    TemporaryFolder.remove(data);
  }

  /** Without a last checkpoint: nobody reads these data again, and the JVM waits for the end. */
  private void abandon() {
    try {
      long pid = postmaster();
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
      ProcessHandle.of(pid)
          .ifPresent(server -> server.onExit().completeOnTimeout(server, 5, SECONDS).join());
    } catch (IOException stopped) {
      // It is not running.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static EmbeddedPostgres launch(Path data, boolean durable, int port) throws IOException {
    String flushes = durable ? "on" : "off";
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setCleanDataDirectory(false)
            // Its hook would stop the server while ours removes the folder.
            .setRegisterShutdownHook(false)
            .setServerConfig("max_connections", "100")
            .setServerConfig("fsync", flushes)
            .setServerConfig("synchronous_commit", flushes)
            .setPGStartupWait(Duration.ofSeconds(60));
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private void demandPasswords() throws IOException, SQLException {
    Files.writeString(
        data.resolve("data").resolve("pg_hba.conf"),
        """
        local all all trust
        host  all postgres 127.0.0.1/32 trust
        host  all all      127.0.0.1/32 scram-sha-256
        """);
    execute("SELECT pg_reload_conf()");
  }

  private void createRoles() throws SQLException {
    execute("CREATE ROLE " + OWNER + " NOLOGIN");
    for (String slot : new String[] {SLOT_A, SLOT_B}) {
      execute(
          "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s".formatted(slot, PASSWORD, OWNER),
          "ALTER ROLE %s SET role TO %s".formatted(slot, OWNER));
    }
  }

  private void createTemplate() throws SQLException {
    execute("CREATE DATABASE " + TEMPLATE + " OWNER " + OWNER);
    TestDatabase template = new TestDatabase(this, TEMPLATE, port);
    Migrated outcome =
        new Migration(template.login(SLOT_A, PASSWORD), Clock.systemUTC(), Duration.ofSeconds(30))
            .run(SchemaVersion.REQUIRED);
    if (!(outcome instanceof Migrated.Done)) {
      throw new SQLException("the template was not migrated: " + outcome);
    }
  }

  private TestDatabase database(String template) throws SQLException {
    String name = "recio_test_" + NUMBER.incrementAndGet();
    execute("CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(name, template, OWNER));
    return new TestDatabase(this, name, port);
  }

  static DatabaseLogin login(int port, String database, String user, String password) {
    return new DatabaseLogin("127.0.0.1", port, database, user, new Secret(password), "", "", "1");
  }
}
