package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RotationTest {

  private static final String NEW_KEY = "session-key-of-the-next-months-98765";

  private Desk desk;

  @BeforeEach
  void startDesk() throws SQLException {
    desk = Desk.started();
  }

  @AfterEach
  void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("R48 a rotation of the session keys logs nobody out; a key that is gone is gone")
  void logsNobodyOut() {
    Browser before = desk.browser().signIn();

    desk.config().tokens(Map.of("jwt-current", NEW_KEY, "jwt-next", ConfigFolder.SESSION_KEY));
    awaitOtherKeyThan(keyId(before));

    assertThat(before.get("/api/auth/sessions").statusCode()).isEqualTo(200);
    assertThat(before.delete("/api/auth/sessions").statusCode())
        .as("its token against forgery is good as well")
        .isEqualTo(204);
    Browser after = desk.browser().signIn();

    desk.config().withoutToken("jwt-next");

    await()
        .untilAsserted(
            () -> assertThat(before.get("/api/auth/sessions").statusCode()).isEqualTo(401));
    assertThat(after.get("/api/auth/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("REC-MAIN-07 who is signed in stays so for some minutes without a database")
  void outlivesTheDatabase() throws SQLException {
    Browser browser = desk.browser().signIn();
    Browser unseen = desk.browser().signIn();
    assertThat(browser.get("/api/auth/session").statusCode()).isEqualTo(200);
    desk.loseDatabase();
    desk.pass(Duration.ofMinutes(4));

    assertThat(browser.get("/api/auth/session").statusCode()).isEqualTo(200);
    assertThat(unseen.get("/api/auth/session").body()).contains("DatabaseUnavailable");

    desk.pass(Duration.ofMinutes(2));
    assertThat(browser.get("/api/auth/session").body()).contains("DatabaseUnavailable");
  }

  /** Returns when new sessions are signed with another key than this one. */
  private Browser awaitOtherKeyThan(String keyId) {
    Browser browser = desk.browser();
    await().untilAsserted(() -> assertThat(keyId(browser.signIn())).isNotEqualTo(keyId));
    return browser;
  }

  private static String keyId(Browser browser) {
    try {
      return SignedJWT.parse(browser.cookie("recio_session").orElseThrow()).getHeader().getKeyID();
    } catch (ParseException noToken) {
      throw new AssertionError(noToken);
    }
  }
}
