package io.rec.benchmarks.trading;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's database as its administrator sees it; it may go away for a while. */
final class Books implements AutoCloseable {

  /** A question. */
  @FunctionalInterface
  interface Question<T> {
    T to(Connection books) throws SQLException;
  }

  /** Connections that failed, and a server that stops or starts. */
  private static final List<String> AWAY = List.of("08", "57P");

  private final String jdbc;
  private @Nullable Connection connection;

  Books(String jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty while there is no database. */
  synchronized <T> Optional<T> ask(Question<T> question) {
    try {
      var open = connection;
      if (open == null) {
        open = DriverManager.getConnection(jdbc);
        connection = open;
      }
      return Optional.of(question.to(open));
    } catch (SQLException failed) {
      close();
      var state = String.valueOf(failed.getSQLState());
      if (AWAY.stream().noneMatch(state::startsWith)) {
        throw new IllegalStateException("a question to the books is wrong", failed);
      }
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    var open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException gone) {
        // It is what closed it.
      }
    }
  }
}
