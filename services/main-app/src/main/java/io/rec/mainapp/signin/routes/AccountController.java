package io.rec.mainapp.signin.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Accounts;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.mainapp.signin.entry.AccountChanges;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of the system, for its admins. */
@Refuses
@Controller("/api/auth/accounts")
@Needs(AccountRole.ADMIN)
final class AccountController {

  private static final String NAME_RULE =
      "1 to 64 of a-z, 0-9 and . _ @ + -, beginning with a letter or digit";

  private final AccountChanges changes;
  private final Callers callers;

  AccountController(AccountChanges changes, Callers callers) {
    this.changes = changes;
    this.callers = callers;
  }

  @Serdeable
  record AddForm(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String username,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"viewer", "trader", "admin"})
          @Nullable String role) {}

  @Serdeable
  record ChangeForm(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"viewer", "trader", "admin"})
          @Nullable String role,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean active) {}

  /**
   * @param password only in the answer to what made it
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String user_id,
      String username,
      AccountRole role,
      boolean active,
      boolean password_generated,
      @Nullable String password) {

    static Line of(Account account, @Nullable String password) {
      return new Line(
          account.userId(),
          account.username(),
          account.role(),
          account.active(),
          account.passwordGenerated(),
          password);
    }
  }

  @Get
  List<Line> accounts() throws SQLException {
    return changes.all().stream().map(account -> Line.of(account, null)).toList();
  }

  @Post
  @Status(HttpStatus.CREATED)
  Line add(@Parameter(hidden = true) Person admin, HttpRequest<?> request, @Body AddForm form)
      throws SQLException {
    Faults faults = new Faults();
    Optional<String> name = Accounts.name(form.username() == null ? "" : form.username());
    if (name.isEmpty()) {
      faults.add("username", NAME_RULE);
    }
    Optional<AccountRole> role = role(faults, form.role());
    faults.throwIfAny();
    AccountChanges.WithPassword added =
        changes.add(admin, name.orElseThrow(), role.orElseThrow(), callers.of(request));
    return Line.of(added.account(), added.password());
  }

  @Put("/{userId}")
  Line change(
      @Parameter(hidden = true) Person admin,
      String userId,
      HttpRequest<?> request,
      @Body ChangeForm form)
      throws SQLException {
    Faults faults = new Faults();
    Optional<AccountRole> role = role(faults, form.role());
    if (form.active() == null) {
      faults.add("active", "is needed");
    }
    faults.throwIfAny();
    boolean active = Boolean.TRUE.equals(form.active());
    return Line.of(
        changes.change(admin, userId, role.orElseThrow(), active, callers.of(request)), null);
  }

  /** A new password for somebody who has lost theirs, or their second factor. */
  @Post("/{userId}/reset")
  Line reset(@Parameter(hidden = true) Person admin, String userId, HttpRequest<?> request)
      throws SQLException {
    AccountChanges.WithPassword reset = changes.reset(admin, userId, callers.of(request));
    return Line.of(reset.account(), reset.password());
  }

  private static Optional<AccountRole> role(Faults faults, @Nullable String word) {
    Optional<AccountRole> role =
        Arrays.stream(AccountRole.values()).filter(r -> r.word().equals(word)).findFirst();
    if (role.isEmpty()) {
      faults.add("role", "viewer, trader or admin");
    }
    return role;
  }
}
