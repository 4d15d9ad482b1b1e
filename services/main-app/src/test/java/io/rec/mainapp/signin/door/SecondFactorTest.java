package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.signin.factor.TotpCodes;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final Duration STEP = Duration.ofSeconds(30);

  private static Desk desk;

  private Browser browser;
  private String secret;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.started();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @BeforeEach
  void enrol() throws SQLException {
    desk.database()
        .execute("DELETE FROM users.second_factors", "DELETE FROM system.sign_in_failures");
    browser = desk.browser().signIn();
    secret = Json.of(browser.post("/api/auth/totp/begin", "").body()).text("secret");
    assertThat(confirm(code()).statusCode()).isEqualTo(204);
    desk.pass(STEP);
  }

  @Test
  @DisplayName("the password alone does not let in any more, and says that a code is needed")
  void demandsCode() {
    HttpResponse<String> answer = desk.browser().login("admin", ConfigFolder.FIRST_PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"reason\":\"CodeNeeded\"");
    assertThat(desk.browser().loginWithCode(code()).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a wrong password does not tell that there is a second factor")
  void tellsNobodyElse() {
    assertThat(desk.browser().login("admin", "wrong").body()).contains("SignInRefused");
  }

  @Test
  @DisplayName("a code is good once: whoever looked over the shoulder is too late")
  void refusesReplay() {
    String code = code();
    assertThat(desk.browser().loginWithCode(code).statusCode()).isEqualTo(200);

    HttpResponse<String> again = desk.browser().loginWithCode(code);

    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("SignInRefused");
  }

  @Test
  @DisplayName("a code is good half a minute before and after, and not longer")
  void toleratesSlowClocks() {
    assertThat(desk.browser().loginWithCode(code(now().plus(STEP.multipliedBy(2)))).statusCode())
        .isEqualTo(401);
    assertThat(desk.browser().loginWithCode(code(now().plus(STEP))).statusCode()).isEqualTo(200);
    assertThat(desk.browser().loginWithCode(code()).statusCode())
        .as("older than one that was used")
        .isEqualTo(401);
  }

  @Test
  @DisplayName("wrong codes lock the account as wrong passwords do")
  void wrongCodesLock() {
    for (int i = 0; i < 5; i++) {
      assertThat(desk.browser().loginWithCode(wrong()).statusCode()).isEqualTo(401);
    }

    assertThat(desk.browser().loginWithCode(code()).statusCode()).isEqualTo(429);
  }

  @Test
  @DisplayName("a forgotten code is no failure")
  void missingCodeIsPardoned() {
    for (int i = 0; i < 8; i++) {
      desk.browser().login("admin", ConfigFolder.FIRST_PASSWORD);
    }

    assertThat(desk.browser().loginWithCode(code()).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("it is removed with a code, and only with one")
  void isRemovedWithCode() {
    assertThat(remove(wrong()).statusCode()).isEqualTo(400);
    assertThat(browser.json("/api/auth/totp").flag("active")).isTrue();

    assertThat(remove(code()).statusCode()).isEqualTo(204);

    assertThat(browser.json("/api/auth/totp").flag("active")).isFalse();
    assertThat(desk.browser().login("admin", ConfigFolder.FIRST_PASSWORD).statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("nobody puts another one over it")
  void isNotReplaced() {
    assertThat(browser.post("/api/auth/totp/begin", "").statusCode()).isEqualTo(409);
  }

  @Test
  @DisplayName("the secret is sealed in the database, for its owner alone")
  void isSealed() throws SQLException {
    assertThat(desk.database().column("SELECT length(secret) FROM users.second_factors"))
        .containsExactly("48");

    desk.account("tom", "trader");
    desk.database()
        .execute(
            """
            INSERT INTO users.second_factors (user_id, secret, begun_at, confirmed_at)
            SELECT u.user_id, secret, begun_at, confirmed_at
            FROM users.second_factors, users.user_info u WHERE username = 'tom'""");
    String body =
        "{\"username\":\"tom\",\"password\":\"%s\",\"code\":\"%s\"}"
            .formatted(ConfigFolder.FIRST_PASSWORD, code());
    assertThat(desk.browser().post("/auth/login", body).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("R48 it outlives a rotation of the session keys and of the key it is sealed with")
  void outlivesRotation() {
    String sealedWithTheOld = "seal-key-that-comes-after-0123456789";
    desk.config()
        .tokens(
            Map.of(
                "jwt-current",
                "session-key-that-comes-after-01234567",
                "seal-current",
                sealedWithTheOld,
                "seal-next",
                ConfigFolder.SEAL_KEY));
    await()
        .untilAsserted(
            () -> assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(401));

    assertThat(desk.browser().loginWithCode(code()).statusCode()).isEqualTo(200);
    desk.config()
        .tokens(
            Map.of("jwt-current", ConfigFolder.SESSION_KEY, "seal-current", ConfigFolder.SEAL_KEY))
        .withoutToken("seal-next");
    await()
        .untilAsserted(
            () -> assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(200));
  }

  private HttpResponse<String> confirm(String code) {
    return browser.post("/api/auth/totp/confirm", "{\"code\":\"" + code + "\"}");
  }

  private HttpResponse<String> remove(String code) {
    return browser.send("DELETE", "/api/auth/totp", "{\"code\":\"" + code + "\"}");
  }

  private String code() {
    return code(now());
  }

  private String code(Instant at) {
    return TotpCodes.of(secret, at);
  }

  /** Of a time long ago. */
  private String wrong() {
    return code(now().minus(Duration.ofDays(1)));
  }

  private static Instant now() {
    return desk.clock().instant();
  }
}
