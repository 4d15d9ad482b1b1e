package io.rec.operator.controller.database;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Makes the role that reads every row for a copy, where our own image has not. Repeatable: what is
 * there is left as it is.
 */
public final class DumpPreparation {
  private static final Duration STATEMENT = Duration.ofSeconds(5);

  private final Connections connections;
  private final Terms terms;

  public DumpPreparation(Connections connections, Terms terms) {
    this.connections = connections;
    this.terms = terms;
  }

  /**
   * Takes a term, before the intent is stored.
   *
   * @throws SQLException if the server refuses or cannot be reached
   */
  public void enter(DumpRequest request) throws SQLException {
    if (terms.taken(request.system())) {
      return;
    }
    try (var connection = connections.open(request.address(), request.administrator(), STATEMENT)) {
      Fence.establish(connection);
      terms.take(request.system(), connection);
    }
  }

  /**
   * All that is missing, or nothing of it.
   *
   * @throws SQLException if the server refuses or cannot be reached
   * @throws FencedException if another operator has taken over
   */
  public void prepare(DumpRequest request) throws SQLException, FencedException {
    try (var connection = connections.open(request.address(), request.administrator(), STATEMENT)) {
      connection.setAutoCommit(false);
      terms.hold(request.system(), connection);
      for (var sql : DumpRole.of(connection, request.administrator().user()).statements()) {
        Roles.execute(connection, sql);
      }
      connection.commit();
    }
  }
}
