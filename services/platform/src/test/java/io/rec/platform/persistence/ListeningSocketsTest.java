package io.rec.platform.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListeningSocketsTest {

  @Test
  @DisplayName("the driver's look ends at once when nothing is there, and reads what is")
  void looks() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client =
            new ListeningSockets().createSocket(server.getInetAddress(), server.getLocalPort());
        Socket peer = server.accept()) {
      InputStream in = client.getInputStream();
      client.setSoTimeout(1);
      // By its own words: the kernel's time-out says "Read timed out".
      assertThatThrownBy(in::read)
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("nothing has arrived");

      peer.getOutputStream().write('A');
      await().atMost(5, SECONDS).until(() -> in.available() == 1);
      assertThat(in.read()).isEqualTo('A');
    }
  }

  @Test
  @DisplayName("any other wait is a wait, and sees the end of the connection")
  void waits() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client =
            new ListeningSockets().createSocket(server.getInetAddress(), server.getLocalPort())) {
      client.setSoTimeout(50);
      try (Socket peer = server.accept()) {
        assertThat(peer.isConnected()).isTrue();
        assertThatThrownBy(client.getInputStream()::read)
            .isInstanceOf(SocketTimeoutException.class)
            .hasMessageContaining("timed out");
      }
      client.setSoTimeout(5_000);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }
}
