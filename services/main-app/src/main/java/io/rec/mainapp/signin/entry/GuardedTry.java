package io.rec.mainapp.signin.entry;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.account.SecurityTrail;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.lockout.Attempt;
import io.rec.mainapp.signin.lockout.Failing;
import io.rec.mainapp.signin.lockout.Lockouts;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Anything that could be guessed, tried under the lock-out and with its line in the audit trail.
 */
@Singleton
public final class GuardedTry {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedTry.class);
  private static final String NOBODY = "unknown";

  private final Lockouts lockouts;
  private final Database database;
  private final SecurityTrail trail;
  private final SignInMeters meters;

  GuardedTry(Lockouts lockouts, Database database, SecurityTrail trail, SignInMeters meters) {
    this.lockouts = lockouts;
    this.database = database;
    this.trail = trail;
    this.meters = meters;
  }

  public Attempt begin(String username, Caller caller) throws SQLException {
    return lockouts.begin(Failing.of(username, caller.address()));
  }

  /** For those who have signed in and are asked for a secret once more. */
  public Attempt.Allowed beginOrRefuse(String username, Caller caller) throws SQLException {
    return switch (begin(username, caller)) {
      case Attempt.Allowed allowed -> allowed;
      case Attempt.Locked locked -> throw locked(locked.left());
    };
  }

  /**
   * The same words for a name and for an address, for one that exists and for one that does not.
   */
  public static ProblemException locked(Duration left) {
    return new ProblemException(
            HttpStatus.TOO_MANY_REQUESTS,
            "TooManyAttempts",
            "Too many attempts. Please wait before the next one.")
        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(left.toSeconds() + 1));
  }

  /** What was typed for a name that nobody has is not written down: it may be a password. */
  public void failed(
      Attempt.Allowed attempt, Optional<Account> account, String action, Caller caller)
      throws SQLException {
    String actor = account.map(Account::username).orElse(NOBODY);
    database.transaction(
        connection -> {
          if (account.isPresent()) {
            Acting.as(connection, account.get().userId());
          }
          trail.refused(connection, actor, action, "wrong_secret", caller);
          if (attempt.locksAccount()) {
            trail.done(connection, actor, "locked_out", caller, Map.of("kind", "account"));
          }
          if (attempt.locksAddress()) {
            trail.done(connection, actor, "locked_out", caller, Map.of("kind", "address"));
          }
          return true;
        });
    tell("account", attempt.locksAccount(), actor, caller);
    tell("address", attempt.locksAddress(), actor, caller);
  }

  private void tell(String kind, boolean locks, String actor, Caller caller) {
    if (locks) {
      meters.lockout(kind);
      LOG.atWarn()
          .addKeyValue("kind", kind)
          .addKeyValue("account", actor)
          .addKeyValue("address", caller.addressText())
          .log("locked after too many failed attempts");
    }
  }
}
