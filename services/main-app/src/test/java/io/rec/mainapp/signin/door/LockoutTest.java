package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LockoutTest {

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

  @Test
  @DisplayName("R46 five failures lock a name, for everybody's password, the right one included")
  void locksAfterFive() {
    fail("admin", 5);

    HttpResponse<String> locked = right();

    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(50L, 61L);
  }

  @Test
  @DisplayName("R46 a name that nobody has is locked just the same, with the same words")
  void locksUnknownNamesToo() {
    fail("admin", 5);
    fail("nobody", 5);

    assertThat(withoutId(desk.browser().login("nobody", "x")))
        .isEqualTo(withoutId(right()))
        .contains("429");
  }

  @Test
  @DisplayName("R46 a lock survives a restart, ends by itself, and the next failure doubles it")
  void survivesRestartAndDoubles() {
    fail("admin", 5);
    desk.restart();
    assertThat(right().statusCode()).isEqualTo(429);

    desk.pass(Duration.ofSeconds(61));
    fail("admin", 1);

    assertThat(right().headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(110L, 121L);
    desk.pass(Duration.ofSeconds(121));
    assertThat(right().statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("R46 who gets in starts with a clean slate")
  void successForgets() {
    fail("admin", 4);
    assertThat(right().statusCode()).isEqualTo(200);

    fail("admin", 4);

    assertThat(right().statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("R46 an address with twenty failures of whatever names is locked")
  void locksAddresses() {
    IntStream.range(0, 20).forEach(i -> fail("name" + i, 1));

    assertThat(right().statusCode()).isEqualTo(429);
  }

  @Test
  @DisplayName("R46 forty attempts at once are five tries and five computations, not forty")
  void countsBeforeItLooks() throws InterruptedException {
    double before = computations();

    try (var crowd = Executors.newFixedThreadPool(40)) {
      Callable<Integer> attempt = () -> desk.browser().login("admin", "wrong").statusCode();
      var answers = crowd.invokeAll(Stream.generate(() -> attempt).limit(40).toList());

      assertThat(answers)
          .extracting(java.util.concurrent.Future::resultNow)
          .filteredOn(status -> status == 429)
          .hasSize(35);
    }
    assertThat(computations() - before).isLessThanOrEqualTo(5);
  }

  @Test
  @DisplayName("R18 a remembered device gets in while a stranger has its owner's name locked")
  void devicesAreNotLockedOut() {
    Browser device = desk.browser();
    device.loginRemembered();
    fail("admin", 5);

    assertThat(device.post("/api/auth/refresh", "").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a lock-out is counted and stands in the audit trail")
  void isNoted() throws SQLException {
    fail("admin", 5);

    assertThat(desk.trail()).endsWith("admin sign_in refused", "admin locked_out done");
    assertThat(desk.browser().get("/prometheus").body())
        .contains("recio_signin_lockouts_total{", "kind=\"account\"");
  }

  @Test
  @DisplayName("a wrong present password counts as well, when the password is to be changed")
  void guessingThePresentPasswordLocks() {
    Browser browser = desk.browser().signIn();
    String form = "{\"old\":\"wrong\",\"new\":\"another long password\"}";
    for (int i = 0; i < 5; i++) {
      assertThat(browser.post("/api/auth/password", form).statusCode()).isEqualTo(400);
    }

    assertThat(browser.post("/api/auth/password", form).statusCode()).isEqualTo(429);
  }

  private static void fail(String username, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(desk.browser().login(username, "wrong").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> right() {
    return desk.browser().login("admin", ConfigFolder.FIRST_PASSWORD);
  }

  private static double computations() {
    return desk.role().bean(MeterRegistry.class).get("recio.signin.argon2").timer().count();
  }

  private static String withoutId(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }
}
