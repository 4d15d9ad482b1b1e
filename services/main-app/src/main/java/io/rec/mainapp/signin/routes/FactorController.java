package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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
import io.rec.mainapp.signin.entry.GuardedTry;
import io.rec.mainapp.signin.factor.SecondFactors;
import io.rec.mainapp.signin.factor.SecondFactors.Begun;
import io.rec.mainapp.signin.lockout.Attempt;
import io.rec.mainapp.signin.lockout.Lockouts;
import io.rec.mainapp.signin.session.Session;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.SqlWork;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second factor of one's own account: begun, confirmed with a first code, removed with one. */
@Refuses
@Controller("/api/auth/totp")
@Needs(AccountRole.VIEWER)
final class FactorController {

  private final Database database;
  private final Accounts accounts;
  private final SecondFactors factors;
  private final GuardedTry guarded;
  private final Lockouts lockouts;
  private final SecurityTrail trail;
  private final Callers callers;

  FactorController(
      Database database,
      Accounts accounts,
      SecondFactors factors,
      GuardedTry guarded,
      Lockouts lockouts,
      SecurityTrail trail,
      Callers callers) {
    this.database = database;
    this.accounts = accounts;
    this.factors = factors;
    this.guarded = guarded;
    this.lockouts = lockouts;
    this.trail = trail;
    this.callers = callers;
  }

  @Serdeable
  record CodeForm(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code) {}

  @Serdeable
  record Enrolment(String secret, String uri) {}

  @Serdeable
  record State(boolean active) {}

  @Get
  State state(@Parameter(hidden = true) Session own) throws SQLException {
    return new State(
        Acting.within(
            database, own.userId(), connection -> factors.active(connection, own.userId())));
  }

  @Post("/begin")
  Enrolment begin(@Parameter(hidden = true) Session own) throws SQLException {
    return switch (Acting.within(
        database, own.userId(), c -> factors.begin(c, own.userId(), own.username()))) {
      case Begun.Enrolling enrolling ->
          new Enrolment(enrolling.enrolment().secret(), enrolling.enrolment().uri());
      case Begun.AlreadyActive active ->
          throw new ProblemException(
              HttpStatus.CONFLICT,
              "SecondFactorActive",
              "There is a second factor; remove it before you begin another.");
      case Begun.NoKey none ->
          throw new ProblemException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "SealKeyMissing",
              "No key to keep the secret safe is mounted (seal-current), so there is no second"
                  + " factor on this system.");
    };
  }

  @Post("/confirm")
  @Status(HttpStatus.NO_CONTENT)
  void confirm(@Parameter(hidden = true) Session own, HttpRequest<?> request, @Body CodeForm form)
      throws SQLException {
    withCode(own, request, form, "second_factor_added", connection -> true);
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(@Parameter(hidden = true) Session own, HttpRequest<?> request, @Body CodeForm form)
      throws SQLException {
    withCode(
        own,
        request,
        form,
        "second_factor_removed",
        connection -> {
          factors.remove(connection, own.userId());
          return true;
        });
  }

  private void withCode(
      Session own, HttpRequest<?> request, CodeForm form, String action, SqlWork<Boolean> then)
      throws SQLException {
    Faults faults = new Faults();
    Optional<String> code = faults.code("code", form.code());
    if (code.isEmpty()) {
      faults.text("code", form.code(), Integer.MAX_VALUE);
    }
    faults.throwIfAny();
    Caller caller = callers.of(request);
    Attempt.Allowed attempt = guarded.beginOrRefuse(own.username(), caller);
    boolean right =
        Acting.within(
            database,
            own.userId(),
            connection -> {
              if (!factors.accept(connection, own.userId(), code.orElse(""))) {
                return false;
              }
              lockouts.succeeded(connection, attempt.key());
              trail.done(connection, own.username(), action, caller, Map.of());
              return then.on(connection);
            });
    if (!right) {
      Optional<Account> account =
          database.read(connection -> accounts.byId(connection, own.userId()));
      guarded.failed(attempt, account, action, caller);
      faults.add("code", "is wrong, too old or used already");
      faults.throwIfAny();
    }
  }
}
