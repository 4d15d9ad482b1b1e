package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {

  private static final String STRICT = "HTTPOnly; SameSite=Strict";

  private static Desk desk;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.started();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @BeforeEach
  void forgetFailures() throws SQLException {
    desk.database().execute("DELETE FROM system.sign_in_failures");
  }

  @ParameterizedTest(name = "TPS-AU-01 BOT-API-01 {0} answers with status, user and token")
  @CsvSource({"/auth/login", "/api/auth/login"})
  void answersProgramsWithToken(String path) {
    Browser program = program();

    Json answer = Json.of(program.post(path, form(ConfigFolder.FIRST_PASSWORD)).body());

    assertThat(answer.text("status")).isEqualTo("success");
    assertThat(answer.at("user").text("name")).isEqualTo("admin");
    assertThat(answer.at("user").text("role")).isEqualTo("admin");
    assertThat(answer.text("token").split("\\.")).hasSize(3);
    assertThat(program.cookie("recio_session")).isEmpty();
  }

  @Test
  @DisplayName("BOT-AU-01 a browser gets cookies, and no token that a script could read")
  void answersBrowsersWithCookies() {
    Browser browser = desk.browser();

    HttpResponse<String> answer = browser.loginRemembered();

    assertThat(Json.of(answer.body()).find("token")).isEmpty();
    assertThat(answer.headers().allValues("Set-Cookie"))
        .satisfiesOnlyOnce(c -> assertThat(c).startsWith("recio_session=").contains(STRICT))
        .satisfiesOnlyOnce(c -> assertThat(c).startsWith("recio_device=").contains(STRICT))
        .satisfiesOnlyOnce(
            c -> assertThat(c).startsWith("recio_csrf=").doesNotContain("HTTPOnly", "HttpOnly"))
        .allSatisfy(c -> assertThat(c).contains("SameSite=Strict").doesNotContain("Secure"));
    assertThat(browser.get("/api/auth/session").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("TPS-AU-01 R46 an unknown user and a wrong password get the same answer")
  void tellsNobodyWhoExists() {
    HttpResponse<String> wrong = desk.browser().login("admin", "not the password");
    HttpResponse<String> unknown = desk.browser().login("nobody", "not the password");
    HttpResponse<String> impossible = desk.browser().login("No Such Name!", "not the password");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("\"error\":\"Invalid credentials\"");
    assertThat(withoutId(unknown)).isEqualTo(withoutId(wrong));
    assertThat(withoutId(impossible)).isEqualTo(withoutId(wrong));
  }

  @ParameterizedTest(name = "R46 one Argon2id computation for {0}")
  @CsvSource({
    "admin, first password of the tests",
    "admin, not the password",
    "nobody, not the password",
    "No Such Name!, not the password"
  })
  void takesTheSameWorkForEverybody(String username, String password) {
    long before = computations();

    desk.browser().login(username, password);

    assertThat(computations() - before).isEqualTo(1);
  }

  @Test
  @DisplayName("TPS-AU-02 /auth/verify tells a valid token from an invalid one")
  void verifies() {
    String token = token();

    HttpResponse<String> valid =
        program().with("Authorization", "Bearer " + token).post("/auth/verify", "");
    HttpResponse<String> invalid =
        program().with("Authorization", "Bearer x" + token).post("/auth/verify", "");

    assertThat(valid.statusCode()).isEqualTo(200);
    assertThat(valid.body()).contains("\"status\":\"valid\"");
    assertThat(invalid.statusCode()).isEqualTo(401);
    assertThat(invalid.body()).contains("\"error\":\"Invalid token\"");
  }

  @Test
  @DisplayName("TPS-AU-03 TPS-AU-05 R48 the token is HS256 with a key id and all of its claims")
  void signsWithHs256() {
    String[] parts = token().split("\\.");

    Json header = Json.of(decoded(parts[0]));
    Json claims = Json.of(decoded(parts[1]));

    assertThat(header.text("alg")).isEqualTo("HS256");
    assertThat(header.text("kid")).isNotBlank();
    assertThat(claims.text("username")).isEqualTo("admin");
    assertThat(claims.text("role")).isEqualTo("admin");
    assertThat(claims.text("sub")).isEqualTo("user_0001");
    assertThat(claims.text("iss")).isEqualTo("recio");
    assertThat(claims.text("aud")).isEqualTo("recio.default");
    assertThat(claims.text("sid")).isNotBlank();
    assertThat(claims.text("jti")).hasSize(43);
    assertThat(claims.whole("exp") - claims.whole("iat")).isEqualTo(86_400);
    assertThat(claims.whole("nbf")).isEqualTo(claims.whole("iat"));
  }

  @Test
  @DisplayName("REC-AU-02 the database knows a session only by a hash of 256 random bits")
  void storesOnlyHashes() throws SQLException {
    String secret = Json.of(decoded(token().split("\\.")[1])).text("jti");

    assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
    assertThat(
            desk.database()
                .column(
                    "SELECT count(*) FROM users.sessions WHERE token_hash = sha256('%s')"
                        .formatted(secret)))
        .containsExactly("1");
    assertThat(desk.database().column("SELECT s::text FROM users.sessions s"))
        .noneMatch(row -> row.contains(secret));
  }

  @Test
  @DisplayName("REC-AU-02 signing out ends the session at once, and its cookies")
  void signsOut() {
    Browser browser = desk.browser().signIn();
    String token = browser.cookie("recio_session").orElseThrow();

    assertThat(browser.post("/auth/logout", "").statusCode()).isEqualTo(204);

    assertThat(browser.cookie("recio_session")).isEmpty();
    assertThat(withToken(token).get("/api/auth/sessions").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("R18 a request with the cookie and without the page's token changes nothing")
  void demandsTheTokenAgainstForgery() {
    Browser browser = desk.browser().signIn();
    Browser other = desk.browser().signIn();
    String foreign = other.cookie("recio_csrf").orElseThrow();

    assertThat(browser.with("X-CSRF-Token", "wrong").delete("/api/auth/sessions").statusCode())
        .isEqualTo(403);
    assertThat(browser.with("X-CSRF-Token", foreign).delete("/api/auth/sessions").statusCode())
        .isEqualTo(403);
    browser.with("X-CSRF-Token", "").withoutCookie("recio_csrf");
    assertThat(browser.delete("/api/auth/sessions").statusCode()).isEqualTo(403);
    assertThat(other.get("/api/auth/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("R18 a stranger's page can neither sign in nor use the cookie")
  void refusesForeignPages() {
    Browser browser = desk.browser().signIn().with("Origin", "https://evil.example");

    assertThat(browser.login("admin", ConfigFolder.FIRST_PASSWORD).statusCode()).isEqualTo(403);
    assertThat(browser.delete("/api/auth/sessions").statusCode()).isEqualTo(403);
    assertThat(browser.with("Origin", "null").delete("/api/auth/sessions").statusCode())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("R18 a bearer token needs no page")
  void programsNeedNoPage() {
    String token = token();

    assertThat(withToken(token).post("/api/auth/socket-ticket", "").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("TPS-AU-06 each wrong field is named with its rule")
  void namesFields() {
    HttpResponse<String> answer =
        desk.browser().post("/auth/login", "{\"password\":\"\",\"code\":\"12\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.of(answer.body()).at("fields").values())
        .extracting(field -> field.text("field") + " " + field.text("rule"))
        .containsExactly("username is needed", "password is needed", "code six digits");
  }

  @Test
  @DisplayName("R18 an endless body is cut off, and one that is no JSON is refused")
  void boundsBodies() {
    String endless = form("x".repeat(70_000));

    assertThat(desk.browser().post("/auth/login", endless).statusCode()).isEqualTo(413);
    assertThat(desk.browser().post("/auth/login", "{\"username\":").statusCode()).isEqualTo(400);
    assertThat(desk.browser().post("/auth/login", form("y".repeat(300))).statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("R18 every answer tells browsers not to guess, frame or pass on")
  void sendsSecurityHeaders() {
    for (String path : new String[] {"/", "/health", "/api/auth/sessions", "/nowhere"}) {
      var headers = desk.browser().get(path).headers();

      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("frame-ancestors 'none'");
      assertThat(headers.allValues("Cross-Origin-Opener-Policy"))
          .as(path)
          .containsExactly("same-origin");
      assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isEmpty();
    }
  }

  @Test
  @DisplayName("REC-AU-02 one of several sessions can be ended from another")
  void endsOneSession() {
    Browser here = desk.browser().signIn();
    Browser there = desk.browser().signIn();
    long id = current(there);

    assertThat(here.delete("/api/auth/sessions/" + id).statusCode()).isEqualTo(204);

    assertThat(there.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(here.get("/api/auth/sessions").statusCode()).isEqualTo(200);
    assertThat(here.delete("/api/auth/sessions/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("every action on an account leaves a line of who did it and from where")
  void keepsATrail() throws SQLException {
    desk.browser().login("nobody", "a password typed as a name");
    desk.browser().login("admin", "not the password");
    desk.browser().signIn().post("/auth/logout", "");

    assertThat(desk.trail())
        .endsWith(
            "unknown sign_in refused",
            "admin sign_in refused",
            "admin sign_in done",
            "admin sign_out done");
    assertThat(desk.database().column("SELECT detail FROM users.audit ORDER BY id DESC LIMIT 1"))
        .first()
        .asString()
        .contains("\"address\": \"127.0.0.1\"", "\"browser\": \"Firefox on Linux\"");
  }

  @Test
  @DisplayName("attempts and sessions are counted")
  void counts() {
    desk.browser().login("nobody", "not the password");
    desk.browser().signIn();

    assertThat(desk.browser().get("/prometheus").body())
        .contains(
            "recio_signin_attempts_total{",
            "result=\"refused\"",
            "result=\"granted\"",
            "recio_signin_argon2_seconds_count",
            "recio_signin_sessions");
  }

  private static Browser program() {
    return desk.browser().with("Origin", "").with("X-Recio-Client", "api");
  }

  private static Browser withToken(String token) {
    return program().with("Authorization", "Bearer " + token);
  }

  private static String token() {
    return Json.of(program().post("/auth/login", form(ConfigFolder.FIRST_PASSWORD)).body())
        .text("token");
  }

  private static long current(Browser browser) {
    return browser.json("/api/auth/sessions").values().stream()
        .filter(line -> line.flag("current"))
        .findFirst()
        .orElseThrow()
        .whole("id");
  }

  private static long computations() {
    return desk.role().bean(MeterRegistry.class).get("recio.signin.argon2").timer().count();
  }

  private static String form(String password) {
    return "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(password);
  }

  private static String withoutId(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("TPS-AU-04 a session is good for 23:59:59 and no longer good after 24:00:01")
  void lastsADay() throws SQLException {
    try (Desk own = Desk.started()) {
      Browser browser = own.browser().signIn();

      own.pass(Duration.ofDays(1).minusSeconds(5));
      assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(200);
      own.pass(Duration.ofSeconds(6));
      assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    }
  }
}
