package io.rec.cli.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.cli.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListenerTest {
  private final AtomicInteger connections = new AtomicInteger();

  @Test
  void givesEveryConnectionATargetOfItsOwn() throws IOException {
    try (var listener = serving(this::answer)) {
      assertThat(ask(listener)).isEqualTo("answer 1");
      assertThat(ask(listener)).isEqualTo("answer 2");
    }
  }

  @Test
  void staysWhenOneConnectionFails() throws IOException {
    Target first =
        accepted -> {
          if (connections.incrementAndGet() == 1) {
            throw new IOException("no pod is ready");
          }
          accepted.write(ByteBuffer.wrap("well\n".getBytes(StandardCharsets.UTF_8)));
        };
    try (var listener = serving(first)) {
      assertThat(ask(listener)).isNull();
      assertThat(ask(listener)).isEqualTo("well");
    }
  }

  @Test
  void findsTheNextFreePortAndRefusesATakenOne() throws IOException {
    try (var listener = serving(this::answer)) {
      int taken = listener.port();

      assertThat(Ports.free(taken)).isFalse();
      assertThat(Ports.nextFree(taken)).isGreaterThan(taken);
      assertThatThrownBy(() -> Ports.exactly(taken))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("Port " + taken);
    }
  }

  @Test
  void aRouteSurvivesTheWayThroughACommandLine() {
    var route = new Route(Path.of("/home/me/my configs/k"), "trading", "main-app", 3000, 3001);

    assertThat(Route.parse(route.arguments().toArray(String[]::new))).isEqualTo(route);
  }

  private void answer(SocketChannel accepted) throws IOException {
    String text = "answer " + connections.incrementAndGet() + "\n";
    accepted.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Listener serving(Target target) throws IOException {
    Listener listener = Listener.open(0, target);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                listener.serve();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return listener;
  }

  private static String ask(Listener listener) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        var reader =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      return reader.readLine();
    }
  }
}
