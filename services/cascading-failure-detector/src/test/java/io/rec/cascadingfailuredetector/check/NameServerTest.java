package io.rec.cascadingfailuredetector.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cluster's name server")
class NameServerTest {

  private static final String DOMAIN = "trading.svc.cluster.local";
  private static final int RESPONSE = 0x80;
  private static final int NO_SUCH_NAME = 3;
  private static final int SERVER_FAILURE = 2;

  @Test
  @DisplayName("an answer is an answer, also that there is no such name; a failure is none")
  void hearsAnswers() throws IOException {
    assertThat(askedOf(NO_SUCH_NAME)).isEmpty();
    assertThat(askedOf(SERVER_FAILURE)).contains("the name server fails");
  }

  @Test
  @DisplayName("silence and a closed door are told apart from an answer")
  void hearsSilence() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThat(NameServer.complaint(at(silent), DOMAIN))
          .contains("the name server does not answer");
    }
    InetSocketAddress closed;
    try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      closed = at(gone);
    }
    assertThat(NameServer.complaint(closed, DOMAIN)).contains("the name server cannot be reached");
  }

  @Test
  @DisplayName("is known from what the kubelet wrote down, and not asked where no cluster is")
  void readsTheFile() {
    assertThat(
            ResolverFile.of(
                List.of(
                    "search trading.svc.cluster.local svc.cluster.local cluster.local",
                    "nameserver 10.43.0.10",
                    "options ndots:5")))
        .contains(new ResolverFile("10.43.0.10", DOMAIN));
    assertThat(ResolverFile.of(List.of("nameserver 192.0.2.1", "search example.org"))).isEmpty();
    assertThat(ResolverFile.of(List.of("", "# nothing"))).isEmpty();
  }

  private static Optional<String> askedOf(int code) throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerAll(server, code));
      return NameServer.complaint(at(server), DOMAIN);
    }
  }

  private static void answerAll(DatagramSocket server, int code) {
    try {
      while (true) {
        DatagramPacket asked = new DatagramPacket(new byte[512], 512);
        server.receive(asked);
        byte[] answer = asked.getData();
        answer[2] |= (byte) RESPONSE;
        answer[3] = (byte) code;
        server.send(
            new DatagramPacket(answer, asked.getLength(), asked.getAddress(), asked.getPort()));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static InetSocketAddress at(DatagramSocket socket) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
  }
}
