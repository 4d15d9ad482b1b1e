package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What sign-in needs before the main app is ready. */
class StartTest {

  private Desk desk;

  @BeforeEach
  void prepareDesk() throws SQLException {
    desk = Desk.prepared();
  }

  @AfterEach
  void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("REC-AU-05 a route of which nobody said for whom it is keeps the service from ready")
  void refusesUnguardedRoutes() {
    desk.with("RECIO_SET_TEST_UNGUARDED", "true").begin();

    waitsFor("these need exactly one of @Needs and @Open: GET /test/unguarded");
    assertThat(desk.browser().get("/test/unguarded").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("R48 a placeholder or a short key keeps the service from ready; a good one lets it")
  void refusesWeakKeys() {
    desk.config().tokens(Map.of("jwt-current", "changemechangemechangemechangeme"));
    desk.begin();
    waitsFor("no key of at least 32 random characters is mounted as jwt-current");

    desk.config().tokens(Map.of("jwt-current", ConfigFolder.SESSION_KEY));

    desk.role().awaitReady();
  }

  @Test
  @DisplayName("REC-SEC-02 without the Secret of the first person nobody could sign in: not ready")
  void needsTheFirstPerson() {
    desk.config().withoutAdmin();
    desk.begin();
    waitsFor("the Secret with the first user name and password is not mounted");

    desk.config().withAdmin("boss", ConfigFolder.FIRST_PASSWORD);

    desk.role().awaitReady();
    desk.browser().signInAs("boss");
  }

  @Test
  @DisplayName("REC-SEC-02 a first password that is no password keeps the service from ready")
  void refusesWeakFirstPassword() {
    desk.config().withAdmin("admin", "admin");
    desk.begin();

    waitsFor("its password breaks a rule: from 12 to 256 characters");
  }

  @Test
  @DisplayName("R12 the first account is made once, and is an admin who should choose a password")
  void makesFirstAccountOnce() throws SQLException {
    desk.start();
    assertThat(
            desk.browser().signIn().json("/api/auth/session").at("user").flag("password_generated"))
        .isTrue();
    String before = desk.database().column("SELECT password_hash FROM users.user_info").getFirst();

    desk.restart();

    assertThat(desk.database().column("SELECT password_hash FROM users.user_info"))
        .containsExactly(before)
        .first()
        .asString()
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(desk.trail()).containsOnlyOnce("main-app first_account done");
  }

  @Test
  @DisplayName("a password of one's own outlives a restart; a new one in the Secret replaces it")
  void newSecretIsANewBeginning() {
    desk.start();
    Browser owner = desk.browser();
    owner.loginRemembered();
    owner.post(
        "/api/auth/password",
        "{\"old\":\"%s\",\"new\":\"a password of my own\"}".formatted(ConfigFolder.FIRST_PASSWORD));
    desk.restart();
    assertThat(desk.browser().login("admin", "a password of my own").statusCode()).isEqualTo(200);

    desk.config().withAdmin("admin", "a password from the Secret");
    desk.restart();

    Browser returning = desk.browser();
    assertThat(returning.login("admin", "a password of my own").statusCode()).isEqualTo(401);
    assertThat(returning.login("admin", "a password from the Secret").statusCode()).isEqualTo(200);
    String device = owner.cookie("recio_device").orElseThrow();
    Browser old = desk.browser().withCookie("recio_device", device);
    assertThat(old.post("/api/auth/refresh", "").statusCode()).isEqualTo(401);
  }

  private void waitsFor(String reason) {
    await()
        .untilAsserted(
            () -> assertThat(desk.role().getWith("/health/ready").body()).contains(reason));
  }
}
