package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.caller.Callers;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.door.Origins;
import io.rec.mainapp.signin.door.SessionCookies;
import io.rec.mainapp.signin.entry.Entry;
import io.rec.mainapp.signin.entry.GuardedTry;
import io.rec.mainapp.signin.entry.Knock;
import io.rec.mainapp.signin.entry.ReturningDevice;
import io.rec.mainapp.signin.entry.SigningIn;
import io.rec.mainapp.signin.password.PasswordRules;
import io.rec.mainapp.signin.session.Opened;
import io.rec.platform.http.Open;
import io.rec.platform.http.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways in: with a password, or as a device that is remembered. */
@Refuses
@Controller
@Open
final class LoginController {

  private static final String CLIENT_HEADER = "X-Recio-Client";
  private static final int LONGEST_NAME = 64;

  private final SigningIn signingIn;
  private final ReturningDevice returning;
  private final Callers callers;
  private final Devices devices;

  LoginController(
      SigningIn signingIn, ReturningDevice returning, Callers callers, Devices devices) {
    this.signingIn = signingIn;
    this.returning = returning;
    this.callers = callers;
    this.devices = devices;
  }

  @Serdeable
  record Form(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String username,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password,
      @Nullable Boolean remember,
      @Nullable String code) {}

  @LetsIn
  @Post(uris = {"/auth/login", "/api/auth/login"})
  HttpResponse<?> login(HttpRequest<?> request, @Body Form form) throws SQLException {
    requireOwnPage(request);
    boolean program = "api".equals(request.getHeaders().get(CLIENT_HEADER));
    Caller caller = callers.of(request);
    return answer(request, caller, program, signingIn.with(knock(form, program), caller));
  }

  @LetsIn
  @Post("/api/auth/refresh")
  HttpResponse<?> refresh(HttpRequest<?> request) throws SQLException {
    requireOwnPage(request);
    Optional<String> device = SessionCookies.device(request);
    Caller caller = callers.of(request);
    return device.isEmpty()
        ? SignInProblem.noSession(request)
        : answer(request, caller, false, returning.with(device.get(), caller));
  }

  private static Knock knock(Form form, boolean program) {
    Faults faults = new Faults();
    String username = faults.text("username", form.username(), LONGEST_NAME);
    String password = faults.text("password", form.password(), PasswordRules.LONGEST);
    Optional<String> code = faults.code("code", form.code());
    faults.throwIfAny();
    boolean remember = !program && Boolean.TRUE.equals(form.remember());
    return new Knock(username, password, remember, code, program);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, Caller caller, boolean program, Entry entry) {
    return switch (entry) {
      case Entry.Granted granted -> granted(request, caller, program, granted);
      case Entry.Refused refused -> refused(request, caller);
      case Entry.CodeNeeded needed -> SignInProblem.codeNeeded(request);
      case Entry.Locked locked -> throw GuardedTry.locked(locked.left());
    };
  }

  /** A browser gets cookies and no token, a program a token and no cookies, an unknown one both. */
  private HttpResponse<?> granted(
      HttpRequest<?> request, Caller caller, boolean program, Entry.Granted granted) {
    Opened opened = granted.opened();
    boolean tokenInBody = program || !Origins.browser(request);
    MutableHttpResponse<?> response =
        HttpResponse.ok(
            new SignedIn(
                "success",
                UserView.of(granted.account()),
                opened.session().expiresAt(),
                program ? null : opened.csrf(),
                tokenInBody ? opened.token() : null));
    if (!program) {
      SessionCookies cookies = new SessionCookies(response, caller.https());
      cookies.opened(opened);
      granted.deviceToken().ifPresent(token -> cookies.remembered(token, devices.life()));
    }
    return response;
  }

  private static HttpResponse<?> refused(HttpRequest<?> request, Caller caller) {
    MutableHttpResponse<?> response = SignInProblem.wrongCredentials(request);
    if (SessionCookies.device(request).isPresent() && request.getPath().endsWith("/refresh")) {
      new SessionCookies(response, caller.https()).forgetDevice();
    }
    return response;
  }

  /** A stranger's page shall not sign anybody in: as them or as somebody else. */
  private static void requireOwnPage(HttpRequest<?> request) {
    if (!Origins.own(request)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "OriginRefused", "Signing in works from our own page only.");
    }
  }
}
