package io.rec.mainapp.signin.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rec.mainapp.testing.Desk;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BypassTest {

  private static final String ROUTE = "/api/auth/accounts";

  private static Desk desk;

  @BeforeAll
  static void startDesk() throws SQLException {
    desk = bypassed("Development", "Paper").start();
  }

  @AfterAll
  static void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("REC-AU-04 R11 a developer on their own machine needs not sign in")
  void letsTheDeveloperIn() {
    assertThat(desk.browser().get(ROUTE).statusCode()).isEqualTo(200);
    assertThat(desk.browser().get("/api/auth/session").body()).contains("\"name\":\"local\"");
    assertThat(desk.browser().get("/api/auth/devices").statusCode())
        .as("who has no session has none to show")
        .isEqualTo(409);
  }

  @ParameterizedTest(name = "REC-AU-04 R11 not with {0}: {1}")
  @CsvSource({
    "Origin, https://evil.example",
    "X-Forwarded-For, 127.0.0.1",
    "X-Forwarded-For, 203.0.113.7"
  })
  void refusesStrangersInTheSameBrowser(String header, String value) {
    assertThat(desk.browser().with(header, value).get(ROUTE).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("REC-AU-04 R11 not under a name of a stranger that leads to this machine")
  void refusesForeignNames() throws IOException {
    assertThat(status(InetAddress.getLoopbackAddress(), "localhost")).startsWith("HTTP/1.1 200");
    assertThat(status(InetAddress.getLoopbackAddress(), "evil.example")).startsWith("HTTP/1.1 401");
  }

  @Test
  @DisplayName("REC-AU-04 R11 not from another machine")
  void refusesOtherMachines() throws IOException {
    Optional<InetAddress> outside = outsideAddress();
    assumeThat(outside).as("this machine has an address that others could use").isPresent();

    assertThat(status(outside.orElseThrow(), "localhost")).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest(name = "REC-AU-04 R11 profile {0} in mode {1} does not start with the bypass")
  @CsvSource({"Production, Paper", "Development, Live"})
  void refusesToStartElsewhere(String profile, String mode) throws SQLException {
    Desk elsewhere = bypassed(profile, mode);

    assertThatThrownBy(elsewhere::begin)
        .hasStackTraceContaining("recio.signin.bypass is only for profile Development");
  }

  private static Desk bypassed(String profile, String mode) throws SQLException {
    return Desk.prepared()
        .with("RECIO_SET_SIGNIN_BYPASS", "true")
        .with("RECIO_PROFILE", profile)
        .with("RECIO_MODE", mode);
  }

  /** By hand, because no client lets its Host header be chosen. */
  private static String status(InetAddress address, String host) throws IOException {
    int port = desk.role().role().port();
    try (Socket socket = new Socket(address, port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
              .formatted(ROUTE, host, port);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<InetAddress> outsideAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }
}
