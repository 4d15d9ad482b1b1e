package io.rec.platform.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Waiting;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** The database as a service uses it: reads, transactions, and the question whether it is there. */
@Singleton
public final class Database {

  /** Deadlock and serialization failure: the transaction was rolled back and may be tried again. */
  private static final List<String> TRY_AGAIN = List.of("40001", "40P01");

  private static final String CONNECTION_FAILURE = "08006";

  private static final int TRANSACTION_ATTEMPTS = 3;

  private final HikariDataSource pool;
  private final Tracer tracer;

  Database(HikariDataSource pool, Tracer tracer) {
    this.pool = pool;
    this.tracer = tracer;
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Proves that the database answers and that its schema is new enough for this release. */
  public void open() throws NotYet, SQLException {
    check();
    int version = schemaVersion();
    if (version < SchemaVersion.REQUIRED) {
      throw new NotYet(SchemaVersion.outdated(version));
    }
  }

  /** One round trip; throws when the database does not answer within the pool's timeout. */
  public void check() throws SQLException {
    read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("SELECT 1 AS health_check");
              ResultSet rows = statement.executeQuery()) {
            return rows.next();
          }
        });
  }

  /** The newest migration applied; 0 when there is no schema. */
  public int schemaVersion() throws SQLException {
    return read(SchemaVersion::read);
  }

  public <T> T read(SqlWork<T> work) throws SQLException {
    return traced("read", work, this::readOnce);
  }

  private <T> T readOnce(SqlWork<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return done(work, connection);
    }
  }

  /** All or nothing; tried again when the database asks for that. */
  public <T> T transaction(SqlWork<T> work) throws SQLException {
    return traced("transaction", work, this::attempts);
  }

  private <T> T attempts(SqlWork<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException failed) {
        // An exception that the driver did not make has no state.
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (attempt == TRANSACTION_ATTEMPTS || !TRY_AGAIN.contains(state)) {
          throw failed;
        }
      }
    }
  }

  private interface Way<T> {
    T take(SqlWork<T> work) throws SQLException;
  }

  /** A span with the wait for a connection in it; only within a trace that somebody keeps. */
  private <T> T traced(String kind, SqlWork<T> work, Way<T> way) throws SQLException {
    if (!Span.current().isRecording()) {
      return way.take(work);
    }
    Span span =
        tracer
            .spanBuilder("postgresql " + kind)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("db.system.name", "postgresql")
            .setAttribute("db.operation.name", kind)
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      return way.take(work);
    } catch (SQLException failed) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute("db.response.status_code", String.valueOf(failed.getSQLState()));
      throw failed;
    } finally {
      span.end();
    }
  }

  private <T> T once(SqlWork<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = done(work, connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        rollBack(connection, failed);
        throw failed;
      }
    }
  }

  private static <T> T done(SqlWork<T> work, Connection connection) throws SQLException {
    try {
      return work.on(connection);
    } catch (AssertionError failed) {
      // The driver's word for a connection that ends within a batch; to us that is an outage.
      if (isOfTheDriver(failed)) {
        throw new SQLException("the connection ended within a batch", CONNECTION_FAILURE, failed);
      }
      throw failed;
    }
  }

  private static boolean isOfTheDriver(AssertionError failed) {
    return Arrays.stream(failed.getStackTrace())
        .findFirst()
        .filter(where -> where.getClassName().startsWith("org.postgresql."))
        .isPresent();
  }

  /** What failed first is what is told. */
  private static void rollBack(Connection connection, Exception failed) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      failed.addSuppressed(gone);
    }
  }

  /** What the failure means for readiness. */
  public static Waiting waiting(SQLException failed) {
    return DatabaseFailure.waiting(failed);
  }

  /** Waits for running statements, then closes every connection. Further use fails. */
  @PreDestroy
  public void close() {
    pool.close();
  }
}
