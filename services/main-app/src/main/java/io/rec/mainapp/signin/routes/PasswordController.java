package io.rec.mainapp.signin.routes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Accounts;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.account.SecurityTrail;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.mainapp.signin.device.Device;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.entry.GuardedTry;
import io.rec.mainapp.signin.lockout.Attempt;
import io.rec.mainapp.signin.lockout.Lockouts;
import io.rec.mainapp.signin.password.PasswordRules;
import io.rec.mainapp.signin.password.Passwords;
import io.rec.mainapp.signin.session.Session;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.platform.persistence.Database;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new password: whoever is signed in elsewhere with the old one is signed in no longer. */
@Refuses
@Controller("/api/auth/password")
@Needs(AccountRole.VIEWER)
final class PasswordController {

  private static final String ACTION = "password_changed";

  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Devices devices;
  private final GuardedTry guarded;
  private final Lockouts lockouts;
  private final SecurityTrail trail;
  private final Callers callers;

  PasswordController(
      Database database,
      Accounts accounts,
      Passwords passwords,
      Sessions sessions,
      Devices devices,
      GuardedTry guarded,
      Lockouts lockouts,
      SecurityTrail trail,
      Callers callers) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.devices = devices;
    this.guarded = guarded;
    this.lockouts = lockouts;
    this.trail = trail;
    this.callers = callers;
  }

  @Serdeable
  record Form(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @JsonProperty("old")
          @Nullable String old,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @JsonProperty("new")
          @Nullable String fresh) {}

  @Post
  @Status(HttpStatus.NO_CONTENT)
  void change(@Parameter(hidden = true) Session own, HttpRequest<?> request, @Body Form form)
      throws SQLException {
    Faults faults = new Faults();
    String old = faults.text("old", form.old(), PasswordRules.LONGEST);
    String fresh = form.fresh() == null ? "" : form.fresh();
    PasswordRules.broken(own.username(), fresh).ifPresent(rule -> faults.add("new", rule));
    if (fresh.equals(old)) {
      faults.add("new", "has to be another one");
    }
    faults.throwIfAny();
    Caller caller = callers.of(request);
    Attempt.Allowed attempt = guarded.beginOrRefuse(own.username(), caller);
    requireOld(attempt, own, old, caller);
    String hash = passwords.hash(fresh);
    database.transaction(
        connection -> {
          Acting.as(connection, own.userId());
          lockouts.succeeded(connection, attempt.key());
          changed(connection, own, hash, caller);
          return true;
        });
    sessions.changed(own.userId());
  }

  private void requireOld(Attempt.Allowed attempt, Session own, String old, Caller caller)
      throws SQLException {
    Optional<Account> account =
        database.read(connection -> accounts.byId(connection, own.userId()));
    if (!passwords.matches(account.flatMap(Account::passwordHash), old)) {
      guarded.failed(attempt, account, ACTION, caller);
      Faults faults = new Faults();
      faults.add("old", "is not your present password");
      faults.throwIfAny();
    }
  }

  private void changed(Connection transaction, Session own, String hash, Caller caller)
      throws SQLException {
    accounts.setPassword(transaction, own.userId(), hash, false);
    sessions.endOthers(transaction, own.userId(), own.id(), ACTION);
    for (Device device : devices.ofUser(transaction, own.userId())) {
      if (own.device().isEmpty() || own.device().getAsLong() != device.id()) {
        devices.forget(transaction, own.userId(), device.id(), ACTION);
      }
    }
    trail.done(transaction, own.username(), ACTION, caller, Map.of());
  }
}
