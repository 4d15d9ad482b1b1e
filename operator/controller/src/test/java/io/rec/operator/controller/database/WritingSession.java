package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A session that was open before and writes row after row. */
public final class WritingSession implements AutoCloseable {
  private final Connection connection;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicInteger rows = new AtomicInteger();
  private final AtomicReference<Optional<SQLException>> failure =
      new AtomicReference<>(Optional.empty());
  private final Thread thread;

  public WritingSession(DatabaseServer server, Login login, String application)
      throws SQLException {
    connection = new Connections().open(server.address(), login, Duration.ofSeconds(10));
    connection.setClientInfo("ApplicationName", application);
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS written (n int)");
    }
    thread = Thread.ofVirtual().start(this::write);
  }

  private void write() {
    try (var statement = connection.createStatement()) {
      while (!ending.get()) {
        statement.execute("INSERT INTO written VALUES (1)");
        rows.incrementAndGet();
      }
    } catch (SQLException e) {
      failure.set(Optional.of(e));
    }
  }

  public int rows() {
    return rows.get();
  }

  public Optional<SQLException> failure() {
    return failure.get();
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    ending.set(true);
    thread.join(Duration.ofSeconds(10));
    connection.close();
  }
}
