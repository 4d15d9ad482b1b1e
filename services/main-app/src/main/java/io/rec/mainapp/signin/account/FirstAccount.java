package io.rec.mainapp.signin.account;

import io.rec.mainapp.signin.password.PasswordRules;
import io.rec.mainapp.signin.password.Passwords;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.WatchedFiles;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first account from the Secret of the first person, files {@code admin/username} and
 * {@code admin/password}. A password that the person chose later stays; another one in the Secret
 * is a new beginning, for somebody who has lost theirs and may change Secrets.
 */
@Singleton
public final class FirstAccount {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);

  private final WatchedFiles files;
  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Audit audit;

  FirstAccount(
      ConfigDirectory config,
      Database database,
      Accounts accounts,
      Passwords passwords,
      Audit audit) {
    this.files = new WatchedFiles(config.admin());
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** Run at each start; needs the Secret until the account has been made once. */
  public void ensure() throws NotYet, IOException, SQLException {
    Map<String, String> secret = files.read();
    if (secret.isEmpty()) {
      requireMadeBefore();
      return;
    }
    String username =
        Accounts.name(secret.getOrDefault("username", ""))
            .orElseThrow(() -> unusable("its user name is not a possible one"));
    String password = secret.getOrDefault("password", "");
    Optional<String> broken = PasswordRules.broken(username, password);
    if (broken.isPresent()) {
      throw unusable("its password breaks a rule: " + broken.get());
    }
    boolean planted = database.transaction(connection -> plant(connection, username, password));
    if (planted) {
      LOG.atInfo().addKeyValue("username", username).log("first account made from its Secret");
    }
  }

  private boolean plant(Connection connection, String username, String password)
      throws SQLException {
    Optional<String> before = Seeds.hold(connection);
    if (before.isPresent() && passwords.matches(before, password)) {
      return false;
    }
    String hash = passwords.hash(password);
    Acting.as(connection, Seeds.FIRST);
    Seeds.plant(connection, username, hash);
    accounts.setPassword(connection, Seeds.FIRST, hash, true);
    if (before.isPresent()) {
      forgetTheOld(connection);
    }
    audit.add(connection, AuditLine.done("main-app", "first_account", "{}"));
    return true;
  }

  /** Whoever had the account before has it no longer. */
  private static void forgetTheOld(Connection connection) throws SQLException {
    for (String table : new String[] {"second_factors", "sessions", "devices"}) {
      try (var statement = connection.createStatement()) {
        statement.executeUpdate(
            "DELETE FROM users." + table + " WHERE user_id = '" + Seeds.FIRST + "'");
      }
    }
  }

  private void requireMadeBefore() throws NotYet, SQLException {
    if (database.read(Seeds::hold).isEmpty()) {
      throw new NotYet(
          "first account",
          Reason.STARTING_UP,
          "nobody can sign in: the Secret with the first user name and password is not mounted");
    }
  }

  private static NotYet unusable(String why) {
    return new NotYet(
        "first account", Reason.STARTING_UP, "the Secret of the first person is unusable: " + why);
  }
}
