package io.rec.mainapp.signin.lockout;

import io.rec.mainapp.signin.lockout.FailureRows.Count;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the failures of names and addresses and locks those with too many. An attempt is counted
 * before it is looked at, so that a thousand at once are a thousand. Whether a name exists makes no
 * difference: otherwise the lock would tell.
 */
@Singleton
public final class Lockouts {

  private final Database database;
  private final Clock clock;
  private final FailureRows accounts = new FailureRows("account");
  private final FailureRows addresses = new FailureRows("address");

  Lockouts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Attempt begin(Failing key) throws SQLException {
    Instant now = clock.instant();
    return database.transaction(connection -> begin(connection, key, now));
  }

  /** The right person: the name's failures are forgotten, and the address has one less. */
  public void succeeded(Connection transaction, Failing key) throws SQLException {
    accounts.forget(transaction, key.account());
    takeBack(transaction, addresses, LockoutTerms.ADDRESS, key.address());
  }

  /** It was neither a success nor a failure. */
  public void pardon(Failing key) throws SQLException {
    database.transaction(
        connection -> {
          takeBack(connection, accounts, LockoutTerms.ACCOUNT, key.account());
          takeBack(connection, addresses, LockoutTerms.ADDRESS, key.address());
          return true;
        });
  }

  /** Forgets what nobody has added to for long. */
  public void prune(Connection transaction) throws SQLException {
    FailureRows.forgetBefore(
        transaction, clock.instant().minus(LockoutTerms.ACCOUNT.forgetAfter()));
  }

  private Attempt begin(Connection connection, Failing key, Instant now) throws SQLException {
    // Always the name before the address, or two attempts would wait for each other.
    Count account = accounts.hold(connection, key.account(), now);
    Count address = addresses.hold(connection, key.address(), now);
    Duration left = max(left(account, now), left(address, now));
    if (left.isPositive()) {
      return new Attempt.Locked(left);
    }
    Count nextAccount = oneMore(account, LockoutTerms.ACCOUNT, now);
    Count nextAddress = oneMore(address, LockoutTerms.ADDRESS, now);
    accounts.set(connection, key.account(), nextAccount);
    addresses.set(connection, key.address(), nextAddress);
    return new Attempt.Allowed(
        key, nextAccount.lockedUntil().isPresent(), nextAddress.lockedUntil().isPresent());
  }

  private static Count oneMore(Count count, LockoutTerms terms, Instant now) {
    boolean old = count.lastAt().isBefore(now.minus(terms.forgetAfter()));
    int failures = old ? 1 : count.failures() + 1;
    return new Count(
        failures,
        now,
        terms.locks(failures) ? Optional.of(now.plus(terms.lock(failures))) : Optional.empty());
  }

  private void takeBack(Connection transaction, FailureRows rows, LockoutTerms terms, byte[] key)
      throws SQLException {
    Count count = rows.hold(transaction, key, clock.instant());
    int failures = Math.max(0, count.failures() - 1);
    Optional<Instant> until = terms.locks(failures) ? count.lockedUntil() : Optional.empty();
    rows.set(transaction, key, new Count(failures, count.lastAt(), until));
  }

  private static Duration left(Count count, Instant now) {
    return count.lockedUntil().map(until -> Duration.between(now, until)).orElse(Duration.ZERO);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
