package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProxyTest {

  @Test
  @DisplayName("BOT-SEC-05 behind a trusted proxy https makes cookies secure and is insisted on")
  void believesATrustedProxy() throws SQLException {
    try (Desk desk =
        Desk.prepared().with("RECIO_SET_SIGNIN_TRUSTED_PROXIES", "127.0.0.0/8, ::1").start()) {
      HttpResponse<String> answer = forwarded(desk).loginRemembered();

      assertThat(answer.headers().allValues("Set-Cookie"))
          .hasSize(3)
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("max-age=31536000"));
      assertThat(place(forwarded(desk).signIn())).isEqualTo("203.0.113.7");
    }
  }

  @Test
  @DisplayName("BOT-SEC-05 what anybody else says of address and https counts for nothing")
  void believesNobodyElse() throws SQLException {
    try (Desk desk = Desk.started()) {
      HttpResponse<String> answer = forwarded(desk).login("admin", ConfigFolder.FIRST_PASSWORD);

      assertThat(answer.headers().allValues("Set-Cookie"))
          .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
      assertThat(place(forwarded(desk).signIn())).isEqualTo("this machine");
    }
  }

  /** The person's own machine, behind a proxy that the proxy in front of us believes, and a lie. */
  private static Browser forwarded(Desk desk) {
    return desk.browser()
        .with("X-Forwarded-Proto", "https")
        .with("X-Forwarded-For", "198.51.100.1, 203.0.113.7, 127.0.0.9");
  }

  private static String place(Browser browser) {
    return browser.json("/api/auth/sessions").values().getFirst().text("place");
  }
}
