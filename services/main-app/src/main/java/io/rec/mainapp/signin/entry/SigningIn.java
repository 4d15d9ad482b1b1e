package io.rec.mainapp.signin.entry;

import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Accounts;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.account.SecurityTrail;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.factor.SecondFactors;
import io.rec.mainapp.signin.lockout.Attempt;
import io.rec.mainapp.signin.lockout.Lockouts;
import io.rec.mainapp.signin.password.Passwords;
import io.rec.mainapp.signin.session.Opened;
import io.rec.mainapp.signin.session.SessionKind;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Signs in with name and password, and with a code where the account has a second factor. */
@Singleton
public final class SigningIn {

  private static final String ACTION = "sign_in";
  private static final String WAY = "password";

  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final Devices devices;
  private final GuardedTry guarded;
  private final Lockouts lockouts;
  private final SecurityTrail trail;
  private final SignInMeters meters;

  SigningIn(
      Database database,
      Accounts accounts,
      Passwords passwords,
      SecondFactors factors,
      Sessions sessions,
      Devices devices,
      GuardedTry guarded,
      Lockouts lockouts,
      SecurityTrail trail,
      SignInMeters meters) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.sessions = sessions;
    this.devices = devices;
    this.guarded = guarded;
    this.lockouts = lockouts;
    this.trail = trail;
    this.meters = meters;
  }

  public Entry with(Knock knock, Caller caller) throws SQLException {
    Entry entry =
        switch (guarded.begin(knock.username(), caller)) {
          case Attempt.Locked locked -> new Entry.Locked(locked.left());
          case Attempt.Allowed allowed -> tried(allowed, knock, caller);
        };
    meters.attempt(
        WAY,
        switch (entry) {
          case Entry.Granted granted -> "granted";
          case Entry.Refused refused -> "refused";
          case Entry.CodeNeeded needed -> "code_needed";
          case Entry.Locked locked -> "locked";
        });
    return entry;
  }

  private Entry tried(Attempt.Allowed attempt, Knock knock, Caller caller) throws SQLException {
    Optional<String> name = Accounts.name(knock.username());
    Optional<Account> account =
        name.isEmpty()
            ? Optional.empty()
            : database.read(connection -> accounts.named(connection, name.get()));
    boolean right = passwords.matches(account.flatMap(Account::passwordHash), knock.password());
    if (!right || account.isEmpty() || !account.get().active()) {
      guarded.failed(attempt, account, ACTION, caller);
      return new Entry.Refused();
    }
    return withPassword(attempt, account.get(), knock, caller);
  }

  private Entry withPassword(Attempt.Allowed attempt, Account account, Knock knock, Caller caller)
      throws SQLException {
    boolean factor =
        Acting.within(
            database, account.userId(), connection -> factors.active(connection, account.userId()));
    if (factor && knock.code().isEmpty()) {
      lockouts.pardon(attempt.key());
      return new Entry.CodeNeeded();
    }
    if (factor && !accepted(account, knock.code().orElse(""))) {
      guarded.failed(attempt, Optional.of(account), ACTION, caller);
      return new Entry.Refused();
    }
    rehashWhenOutdated(account, knock.password());
    return Acting.within(
        database,
        account.userId(),
        connection -> granted(connection, attempt, account, knock, caller));
  }

  private boolean accepted(Account account, String code) throws SQLException {
    return Acting.within(
        database,
        account.userId(),
        connection -> factors.accept(connection, account.userId(), code));
  }

  private Entry granted(
      Connection transaction, Attempt.Allowed attempt, Account account, Knock knock, Caller caller)
      throws SQLException {
    lockouts.succeeded(transaction, attempt.key());
    Optional<Devices.Remembered> remembered =
        knock.remember()
            ? Optional.of(devices.remember(transaction, account.userId(), caller))
            : Optional.empty();
    OptionalLong device =
        remembered.map(r -> OptionalLong.of(r.device().id())).orElse(OptionalLong.empty());
    SessionKind kind = knock.program() ? SessionKind.API : SessionKind.BROWSER;
    Opened opened = sessions.open(transaction, account, kind, device, caller);
    trail.done(
        transaction,
        account.username(),
        ACTION,
        caller,
        Map.of("way", WAY, "session", opened.session().id(), "remembered", knock.remember()));
    return new Entry.Granted(account, opened, remembered.map(Devices.Remembered::token));
  }

  private void rehashWhenOutdated(Account account, String password) throws SQLException {
    if (account.passwordHash().map(passwords::outdated).orElse(false)) {
      String hash = passwords.hash(password);
      Acting.within(
          database,
          account.userId(),
          connection -> {
            accounts.rehash(connection, account, hash);
            return true;
          });
    }
  }
}
