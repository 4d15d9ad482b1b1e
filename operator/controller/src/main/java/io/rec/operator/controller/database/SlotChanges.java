package io.rec.operator.controller.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;

/** Opens, closes and retires login slots, each under the fence and in one transaction with it. */
public final class SlotChanges {
  private static final Duration STATEMENT = Duration.ofSeconds(5);
  private static final int BYTES = 32;

  private final Connections connections;
  private final SecureRandom random;
  private final Terms terms;

  public SlotChanges(Connections connections, SecureRandom random, Terms terms) {
    this.connections = connections;
    this.random = random;
    this.terms = terms;
  }

  /**
   * Takes a term, before the intent is stored.
   *
   * @throws SQLException if the server cannot be reached
   */
  public void enter(SlotChange change) throws SQLException {
    if (terms.taken(change.system())) {
      return;
    }
    try (var connection = connections.open(change.address(), change.administrator(), STATEMENT)) {
      terms.take(change.system(), connection);
    }
  }

  /**
   * @throws SQLException if the server refuses or cannot be reached; nothing was changed then
   * @throws FencedException if another operator has taken over
   */
  public void carryOut(SlotChange change) throws SQLException, FencedException {
    try (var connection = connections.open(change.address(), change.administrator(), STATEMENT)) {
      connection.setAutoCommit(false);
      terms.hold(change.system(), connection);
      change(connection, change);
      connection.commit();
    }
  }

  private void change(Connection connection, SlotChange change) throws SQLException {
    switch (change.kind()) {
      case REOPEN -> Roles.reopen(connection, change.role());
      case CLOSE -> Roles.close(connection, change.role());
      case TERMINATE -> Roles.terminate(connection, change.role());
      case SCRAMBLE -> Roles.scramble(connection, change.role(), verifierOfNothingKnown());
    }
  }

  private String verifierOfNothingKnown() {
    var password = new byte[BYTES];
    random.nextBytes(password);
    var salt = new byte[BYTES / 2];
    random.nextBytes(salt);
    return ScramVerifier.of(new Password(Base64.getEncoder().encodeToString(password)), salt);
  }
}
