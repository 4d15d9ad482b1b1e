package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeviceTest {

  private static final Duration LONG_ENOUGH_TO_BE_A_THIEF = Duration.ofSeconds(11);

  private static Desk desk;

  private final Browser browser = desk.browser();

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.started();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @BeforeEach
  void rememberThisOneOnly() throws SQLException {
    desk.database().execute("DELETE FROM users.sessions", "DELETE FROM users.devices");
    assertThat(browser.loginRemembered().statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("REC-AU-03 a remembered device signs in by itself after the session has ended")
  void signsInByItself() {
    desk.pass(Duration.ofHours(25));
    assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(401);

    HttpResponse<String> answer = refresh(browser);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.of(answer.body()).at("user").text("name")).isEqualTo("admin");
    assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("R18 a device that is not used for 90 days is forgotten")
  void isForgottenUnused() {
    desk.pass(Duration.ofDays(89));
    assertThat(refresh(browser).statusCode()).isEqualTo(200);
    desk.pass(Duration.ofDays(89));
    assertThat(refresh(browser).statusCode()).isEqualTo(200);

    desk.pass(Duration.ofDays(91));

    assertThat(refresh(browser).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("R18 a device's token is new after each use, and stored as a hash only")
  void rotates() throws SQLException {
    String first = token(browser);

    refresh(browser);

    assertThat(token(browser)).isNotEqualTo(first).hasSize(43);
    assertThat(
            desk.database()
                .column(
                    "SELECT count(*) FROM users.device_tokens WHERE token_hash IN (sha256('%s'), sha256('%s'))"
                        .formatted(first, token(browser))))
        .containsExactly("2");
    assertThat(desk.database().column("SELECT t::text FROM users.device_tokens t"))
        .noneMatch(row -> row.contains(first));
  }

  @Test
  @DisplayName("R18 an old token that comes back revokes the device: for the thief and the owner")
  void oldTokenRevokesDevice() throws SQLException {
    Browser thief = desk.browser().withCookie("recio_device", token(browser));
    refresh(browser);
    desk.pass(LONG_ENOUGH_TO_BE_A_THIEF);

    assertThat(refresh(thief).statusCode()).isEqualTo(401);

    assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(refresh(browser).statusCode()).isEqualTo(401);
    assertThat(desk.trail()).endsWith("main-app device_copied done");
  }

  @Test
  @DisplayName("R18 the owner's next visit finds out a thief who was faster")
  void thiefWhoWasFasterIsFoundOut() {
    Browser thief = desk.browser().withCookie("recio_device", token(browser));
    assertThat(refresh(thief).statusCode()).isEqualTo(200);
    desk.pass(LONG_ENOUGH_TO_BE_A_THIEF);

    assertThat(refresh(browser).statusCode()).isEqualTo(401);

    assertThat(thief.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(refresh(thief).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("R18 two tabs that wake up together are no thieves")
  void twoTabsAreFine() {
    Browser secondTab = desk.browser().withCookie("recio_device", token(browser));
    refresh(browser);
    String newest = token(browser);

    assertThat(refresh(secondTab).statusCode()).isEqualTo(200);

    assertThat(token(secondTab)).isNotEqualTo(newest);
    assertThat(refresh(browser).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("R18 the same moment in another browser is a thief all the same")
  void anotherBrowserIsNoTab() {
    Browser thief =
        desk.browser().with("User-Agent", "curl/8").withCookie("recio_device", token(browser));
    refresh(browser);

    assertThat(refresh(thief).statusCode()).isEqualTo(401);
    assertThat(refresh(browser).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("REC-AU-03 the list tells a person their devices, and which is this one")
  void lists() {
    Browser phone =
        desk.browser()
            .with(
                "User-Agent",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1");
    phone.loginRemembered();

    List<Json> devices = browser.json("/api/auth/devices").values();

    assertThat(devices)
        .extracting(device -> device.text("name") + " " + device.flag("current"))
        .containsExactlyInAnyOrder("Firefox on Linux true", "Safari on iPhone false");
    assertThat(devices.getFirst().text("place")).isEqualTo("this machine");
    assertThat(devices.getFirst().text("first_seen")).startsWith("20");
    assertThat(devices.getFirst().text("last_used")).startsWith("20");
  }

  @Test
  @DisplayName("REC-AU-03 a device that is revoked is signed out at once and for good")
  void revokesOne() {
    Browser lost = desk.browser();
    lost.loginRemembered();
    long id =
        browser.json("/api/auth/devices").values().stream()
            .filter(device -> !device.flag("current"))
            .findFirst()
            .orElseThrow()
            .whole("id");

    assertThat(browser.delete("/api/auth/devices/" + id).statusCode()).isEqualTo(204);

    assertThat(lost.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(refresh(lost).statusCode()).isEqualTo(401);
    assertThat(refresh(browser).statusCode()).isEqualTo(200);
    assertThat(browser.delete("/api/auth/devices/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("REC-AU-03 all devices can be revoked at once, this one with them")
  void revokesAll() {
    Browser other = desk.browser();
    other.loginRemembered();

    assertThat(browser.delete("/api/auth/devices").statusCode()).isEqualTo(204);

    assertThat(refresh(other).statusCode()).isEqualTo(401);
    assertThat(browser.cookie("recio_device")).isEmpty();
    assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("REC-AU-03 signing out forgets the device: it would be back a moment later")
  void signingOutForgets() {
    String token = token(browser);

    browser.post("/auth/logout", "");

    Browser again = desk.browser().withCookie("recio_device", token);
    assertThat(refresh(again).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("REC-AU-03 a new password forgets the other devices and sessions, not this one")
  void newPasswordForgetsOthers() throws SQLException {
    Browser other = desk.browser();
    other.loginRemembered();
    String form =
        "{\"old\":\"first password of the tests\",\"new\":\"second password of the tests\"}";

    assertThat(browser.post("/api/auth/password", form).statusCode()).isEqualTo(204);

    assertThat(other.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    assertThat(refresh(other).statusCode()).isEqualTo(401);
    assertThat(browser.get("/api/auth/sessions").statusCode()).isEqualTo(200);
    assertThat(refresh(browser).statusCode()).isEqualTo(200);
    assertThat(browser.json("/api/auth/session").at("user").flag("password_generated")).isFalse();
    desk.database()
        .execute("UPDATE users.user_info SET password_hash = seed_hash, password_generated = true");
  }

  @Test
  @DisplayName("a new password that breaks a rule is refused with the rule")
  void namesPasswordRules() {
    String form = "{\"old\":\"first password of the tests\",\"new\":\"short\"}";

    HttpResponse<String> answer = browser.post("/api/auth/password", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("{\"field\":\"new\",\"rule\":\"from 12 to 256 characters\"}");
  }

  private static HttpResponse<String> refresh(Browser browser) {
    return browser.post("/api/auth/refresh", "");
  }

  private static String token(Browser browser) {
    return browser.cookie("recio_device").orElseThrow();
  }
}
