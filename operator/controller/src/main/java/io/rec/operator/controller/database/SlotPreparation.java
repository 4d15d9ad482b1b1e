package io.rec.operator.controller.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives a login slot its password. Repeatable: the same request twice leaves the same roles. Keeps
 * the term of each database for as long as this process leads; losing the lead ends the process.
 */
public final class SlotPreparation {
  private static final Duration STATEMENT = Duration.ofSeconds(5);
  private static final int SALT_BYTES = 16;

  private final Connections connections;
  private final SecureRandom random;
  private final String holder;
  private final Map<String, Long> terms = new ConcurrentHashMap<>();

  /**
   * @param holder this operator's name, for a person who looks at the fence
   */
  public SlotPreparation(Connections connections, SecureRandom random, String holder) {
    this.connections = connections;
    this.random = random;
    this.holder = holder;
  }

  /**
   * @throws SQLException if the server refuses or cannot be reached; nothing was changed then
   * @throws FencedException if another operator has taken over
   */
  public void prepare(SlotRequest request) throws SQLException, FencedException {
    if (!request.managed()) {
      establish(request);
    }
    try (var connection = connections.open(request.address(), request.administrator(), STATEMENT)) {
      if (!request.managed()) {
        Fence.establish(connection);
      }
      var term = term(request.system(), connection);
      connection.setAutoCommit(false);
      Fence.hold(connection, term);
      Roles.slot(connection, request.owner(), request.slot().user(), verifier(request.slot()));
      connection.commit();
    }
    prove(request);
  }

  private long term(String system, Connection connection) throws SQLException {
    var known = terms.get(system);
    if (known != null) {
      return known;
    }
    var raised = Fence.raise(connection, holder);
    terms.put(system, raised);
    return raised;
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
