package io.rec.operator.controller.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Gives a login slot its password. Repeatable: the same request twice leaves the same roles. */
public final class SlotPreparation {
  private static final Duration STATEMENT = Duration.ofSeconds(5);
  private static final int SALT_BYTES = 16;

  private final Connections connections;
  private final SecureRandom random;
  private final Terms terms;

  public SlotPreparation(Connections connections, SecureRandom random, Terms terms) {
    this.connections = connections;
    this.random = random;
    this.terms = terms;
  }

  /**
   * Takes a term, before the intent is stored; on somebody else's server also makes what is missing
   * for that.
   *
   * @throws SQLException if the server refuses or cannot be reached
   */
  public void enter(SlotRequest request) throws SQLException {
    if (!request.managed()) {
      establish(request);
    } else if (terms.taken(request.system())) {
      return;
    }
    try (var connection = connections.open(request.address(), request.administrator(), STATEMENT)) {
      if (!request.managed()) {
        Fence.establish(connection);
      }
      terms.take(request.system(), connection);
    }
  }

  /**
   * @throws SQLException if the server refuses or cannot be reached; nothing was changed then
   * @throws FencedException if another operator has taken over
   */
  public void prepare(SlotRequest request) throws SQLException, FencedException {
    try (var connection = connections.open(request.address(), request.administrator(), STATEMENT)) {
      connection.setAutoCommit(false);
      terms.hold(request.system(), connection);
      Roles.slot(connection, request.owner(), request.slot().user(), verifier(request.slot()));
      connection.commit();
    }
    prove(request);
  }

  private String verifier(Login slot) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return ScramVerifier.of(slot.password(), salt);
  }

  /** A malformed verifier is hashed as if it were a password, without a word; so log in once. */
  private void prove(SlotRequest request) throws SQLException {
    try (var connection = connections.open(request.address(), request.slot(), STATEMENT);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT current_user")) {
      row.next();
      if (!request.owner().equals(row.getString(1))) {
        throw new SQLException(
            "the login %s becomes %s instead of %s"
                .formatted(request.slot().user(), row.getString(1), request.owner()));
      }
    }
  }

  /** Somebody else's server starts without our owner role and perhaps without our database. */
  private void establish(SlotRequest request) throws SQLException {
    try (var connection =
        connections.open(request.address().with("postgres"), request.administrator(), STATEMENT)) {
      Roles.owner(connection, request.owner());
      if (!databaseExists(connection, request.address().database())) {
        var owner = Roles.quoted(connection, request.owner());
        // A role that is not superuser must be a member of the owner to give it a database.
        Roles.execute(connection, "GRANT %s TO CURRENT_USER".formatted(owner));
        Roles.execute(
            connection,
            "CREATE DATABASE %s OWNER %s"
                .formatted(Roles.quoted(connection, request.address().database()), owner));
      }
    }
  }

  private static boolean databaseExists(Connection connection, String database)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      statement.setString(1, database);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
