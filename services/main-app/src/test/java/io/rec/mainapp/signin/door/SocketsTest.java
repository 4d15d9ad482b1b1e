package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SocketsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Desk desk;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = Desk.prepared().with("RECIO_SET_TEST_SOCKET", "true").start();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("R18 a socket knows whose cookie opened it, and until when")
  void knowsItsGuest() {
    Browser browser = desk.browser().signIn();

    String said = open("/test/socket", own(), browser.cookie("recio_session").orElseThrow());

    assertThat(said).startsWith("admin until 20");
    assertThat(Instant.parse(said.substring(said.lastIndexOf(' ') + 1)))
        .isBefore(desk.clock().instant().plus(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("R18 without a session, or for a lower role, there is no socket")
  void refusesOthers() throws SQLException {
    desk.account("vera", "viewer");
    String viewer = desk.browser().signInAs("vera").cookie("recio_session").orElseThrow();

    assertThat(open("/test/socket", own(), "")).isEqualTo("401");
    assertThat(open("/test/socket", own(), "garbage")).isEqualTo("401");
    assertThat(open("/test/socket", own(), viewer)).isEqualTo("403");
  }

  @Test
  @DisplayName("R18 a stranger's page cannot open a socket with our cookie")
  void refusesForeignPages() {
    String session = desk.browser().signIn().cookie("recio_session").orElseThrow();

    assertThat(open("/test/socket", "https://evil.example", session)).isEqualTo("403");
  }

  @Test
  @DisplayName("R18 a program's ticket opens one socket within half a minute")
  void ticketIsGoodOnce() {
    Browser browser = desk.browser().signIn();

    String ticket = ticket(browser);
    assertThat(open("/test/socket?ticket=" + ticket, "", "")).startsWith("admin until");
    assertThat(open("/test/socket?ticket=" + ticket, "", "")).isEqualTo("401");

    String late = ticket(browser);
    desk.pass(Duration.ofSeconds(31));
    assertThat(open("/test/socket?ticket=" + late, "", "")).isEqualTo("401");

    String signedOut = ticket(browser);
    browser.post("/auth/logout", "");
    assertThat(open("/test/socket?ticket=" + signedOut, "", "")).isEqualTo("401");
  }

  @Test
  @DisplayName("R18 a guest whose session is ended is found out")
  void guestsAreAskedAgain() throws SQLException {
    Browser browser = desk.browser().signIn();
    Sockets sockets = desk.role().bean(Sockets.class);
    long id = browser.json("/api/auth/sessions").values().getFirst().whole("id");
    var guest =
        new Sockets.Guest(
            new io.rec.mainapp.signin.Person(
                "user_0001", "admin", io.rec.mainapp.signin.AccountRole.ADMIN, false),
            Instant.MAX,
            java.util.OptionalLong.of(id));
    assertThat(sockets.alive(guest)).isTrue();

    browser.post("/auth/logout", "");

    assertThat(sockets.alive(guest)).isFalse();
  }

  private static String ticket(Browser browser) {
    return Json.of(browser.post("/api/auth/socket-ticket", "").body()).text("ticket");
  }

  private static String own() {
    return "http://127.0.0.1:" + desk.role().role().port();
  }

  /** The first message, or the status with which the handshake was refused. */
  private static String open(String path, String origin, String session) {
    First first = new First();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (!origin.isEmpty()) {
      builder.header("Origin", origin);
    }
    if (!session.isEmpty()) {
      builder.header("Cookie", "recio_session=" + session);
    }
    URI uri = URI.create(desk.role().url(path).toString().replaceFirst("http", "ws"));
    try {
      WebSocket socket = builder.buildAsync(uri, first).join();
      String message = first.message.orTimeout(10, TimeUnit.SECONDS).join();
      socket.abort();
      return message;
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
        return Integer.toString(handshake.getResponse().statusCode());
      }
      throw refused;
    }
  }

  private static final class First implements WebSocket.Listener {
    private final CompletableFuture<String> message = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      message.complete(text.toString());
      return CompletableFuture.completedStage(null);
    }
  }
}
