package io.rec.mainapp.signin.entry;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Person;
import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Accounts;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.account.SecurityTrail;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.device.Device;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.factor.SecondFactors;
import io.rec.mainapp.signin.password.Passwords;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.mainapp.signin.session.TokenSecret;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What an admin does to other accounts; each change is in the admin's audit trail. */
@Singleton
public final class AccountChanges {

  private static final int PASSWORD_LENGTH = 20;

  /** No session has it: all of the account's sessions are the others. */
  private static final long NO_SESSION = -1;

  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Devices devices;
  private final SecondFactors factors;
  private final SecurityTrail trail;

  AccountChanges(
      Database database,
      Accounts accounts,
      Passwords passwords,
      Sessions sessions,
      Devices devices,
      SecondFactors factors,
      SecurityTrail trail) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.devices = devices;
    this.factors = factors;
    this.trail = trail;
  }

  /**
   * @param password told once, to the admin, who passes it on
   */
  public record WithPassword(Account account, String password) {}

  public List<Account> all() throws SQLException {
    return database.read(accounts::all);
  }

  public WithPassword add(Person admin, String username, AccountRole role, Caller caller)
      throws SQLException {
    String password = generated();
    String hash = passwords.hash(password);
    Account added =
        database.transaction(
            connection -> {
              if (accounts.named(connection, username).isPresent()) {
                throw new ProblemException(
                        HttpStatus.CONFLICT, "NameTaken", "There is an account of this name.")
                    .withField("username", "is taken");
              }
              Account account = accounts.add(connection, username, role, hash);
              note(connection, admin, "account_added", account, caller);
              return account;
            });
    return new WithPassword(added, password);
  }

  public Account change(
      Person admin, String userId, AccountRole role, boolean active, Caller caller)
      throws SQLException {
    Account changed =
        database.transaction(
            connection -> {
              Account before = required(connection, userId);
              requireAnother(admin, before);
              accounts.change(connection, userId, role, active);
              if (!active) {
                showOut(connection, before, "account_closed");
              }
              Account after = required(connection, userId);
              note(connection, admin, "account_changed", after, caller);
              return after;
            });
    sessions.changed(userId);
    return changed;
  }

  /** For somebody who has lost what they sign in with: all of it begins anew. */
  public WithPassword reset(Person admin, String userId, Caller caller) throws SQLException {
    String password = generated();
    String hash = passwords.hash(password);
    Account reset =
        database.transaction(
            connection -> {
              Account account = required(connection, userId);
              requireAnother(admin, account);
              accounts.setPassword(connection, userId, hash, true);
              Acting.as(connection, userId);
              factors.remove(connection, userId);
              showOut(connection, account, "password_reset");
              note(connection, admin, "password_reset", account, caller);
              return account;
            });
    sessions.changed(userId);
    return new WithPassword(reset, password);
  }

  private void showOut(Connection transaction, Account account, String why) throws SQLException {
    Acting.as(transaction, account.userId());
    sessions.endOthers(transaction, account.userId(), NO_SESSION, why);
    for (Device device : devices.ofUser(transaction, account.userId())) {
      devices.forget(transaction, account.userId(), device.id(), why);
    }
  }

  private void note(
      Connection transaction, Person admin, String action, Account account, Caller caller)
      throws SQLException {
    Acting.as(transaction, admin.userId());
    trail.done(
        transaction,
        admin.name(),
        action,
        caller,
        Map.of(
            "account", account.username(),
            "role", account.role().word(),
            "active", account.active()));
  }

  private Account required(Connection connection, String userId) throws SQLException {
    return accounts
        .byId(connection, userId)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "NoSuchAccount", "There is no such account."));
  }

  /** Nobody locks themselves out, so that there is always an admin left. */
  private static void requireAnother(Person admin, Account account) {
    if (admin.userId().equals(account.userId())) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "OwnAccount",
          "Another admin has to do this to your account; change your password in the settings.");
    }
  }

  private static String generated() {
    return TokenSecret.fresh().substring(0, PASSWORD_LENGTH);
  }
}
