package io.rec.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The database as a service uses it")
class DatabaseTest {
  private static final String END_BATCHES =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'DO %'""";

  private static final String LOCK = "SELECT pg_advisory_xact_lock(5)";

  private TestDatabase there;
  private Database database;

  @BeforeEach
  void open() throws SQLException {
    there = Postgres.shared().empty();
    var pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(there.port(), there.name()));
    pool.setUsername(Postgres.SLOT_A);
    pool.setPassword(Postgres.PASSWORD);
    database = new Database(pool, OpenTelemetry.noop().getTracer("test"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("a connection that ends within a batch is an outage, whatever the driver calls it")
  void endsWithinBatch() {
    var outcome = CompletableFuture.supplyAsync(this::failureOfSlowBatch);
    await().until(() -> !there.column(END_BATCHES).isEmpty());

    assertThat(outcome)
        .succeedsWithin(Duration.ofSeconds(10))
        .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("08006"));
  }

  @Test
  @DisplayName("a commit is on disk when it returns, whatever the server's default is")
  void commitsAreDurable() throws SQLException {
    TestDatabase own = Postgres.shared().migrated();
    assertThat(own.column("SHOW synchronous_commit")).containsExactly("off");
    try (TestRole role =
        SampleRole.withDatabase().run(ConfigFolder.create().with("sample").with(own))) {
      role.awaitReady();
      assertThat(role.bean(Database.class).read(DatabaseTest::commits)).isEqualTo("on");
    }
  }

  @Test
  @DisplayName(
      "a session that falls silent amid a transaction is ended: others get its locks, the pool goes on")
  void endsSilentSessions() throws SQLException {
    var pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(there.port(), there.name()));
    pool.setUsername(Postgres.SLOT_A);
    pool.setPassword(Postgres.PASSWORD);
    pool.setMaximumPoolSize(1);
    pool.setConnectionInitSql(PoolFactory.firstWords(Duration.ofMillis(500)));
    try (var silent = new Closing(new Database(pool, OpenTelemetry.noop().getTracer("silent")))) {
      assertThatThrownBy(
              () ->
                  silent
                      .database()
                      .transaction(
                          connection -> {
                            Sql.on(connection, LOCK).only(row -> true);
                            // Nobody else can have the lock while this session is there.
                            database.read(other -> Sql.on(other, LOCK).only(row -> true));
                            return Sql.on(connection, "SELECT 1").only(row -> true);
                          }))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("idle-in-transaction timeout");

      assertThat(silent.database().<Boolean>read(c -> Sql.on(c, "SELECT 1").only(row -> true)))
          .isTrue();
    }
  }

  @Test
  @DisplayName("every session of a service has a minute for its next statement")
  void boundsSilence() throws SQLException {
    TestDatabase own = Postgres.shared().migrated();
    try (TestRole role =
        SampleRole.withDatabase().run(ConfigFolder.create().with("sample").with(own))) {
      role.awaitReady();
      assertThat(role.bean(Database.class).read(DatabaseTest::silence)).isEqualTo("1min");
    }
  }

  private record Closing(Database database) implements AutoCloseable {
    @Override
    public void close() {
      database.close();
    }
  }

  private static String silence(Connection connection) throws SQLException {
    return Sql.on(connection, "SHOW idle_in_transaction_session_timeout")
        .only(row -> row.getString(1));
  }

  private static String commits(Connection connection) throws SQLException {
    return Sql.on(connection, "SHOW synchronous_commit").only(row -> row.getString(1));
  }

  private SQLException failureOfSlowBatch() {
    try {
      database.transaction(DatabaseTest::slowBatch);
    } catch (SQLException failed) {
      return failed;
    }
    throw new IllegalStateException("the batch came to its end");
  }

  private static int slowBatch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("DO 'BEGIN PERFORM pg_sleep(30); END'");
      statement.addBatch("DO 'BEGIN PERFORM pg_sleep(30); END'");
      return statement.executeBatch().length;
    }
  }
}
