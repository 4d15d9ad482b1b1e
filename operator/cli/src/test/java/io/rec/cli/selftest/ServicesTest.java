package io.rec.cli.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private static final String ACCEPTS = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  @Test
  void aSocketGivesItsFirstMessage() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client =
            new KubernetesClientBuilder()
                .withConfig(
                    new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                        .build())
                .build()) {
      var asked = CompletableFuture.supplyAsync(() -> greet(server), Thread::startVirtualThread);

      var message =
          new Services(client, "trading", Duration.ofSeconds(10))
              .firstMessage("main-app", 3000, "/ws", "a-session");

      assertThat(message).isEqualTo("{\"type\":\"snapshot\"}");
      assertThat(asked.join())
          .startsWith("GET /api/v1/namespaces/trading/services/main-app:3000/proxy/ws ");
    }
  }

  /** Shakes hands as RFC 6455 says, sends one text, and gives the first line of the request. */
  private static String greet(ServerSocket server) {
    try (var socket = server.accept()) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var first = in.readLine();
      var key = "";
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
          key = line.substring(line.indexOf(':') + 1).strip();
        }
      }
      var accepted =
          Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-1")
                      .digest((key + ACCEPTS).getBytes(StandardCharsets.US_ASCII)));
      var out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accepted
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      var text = "{\"type\":\"snapshot\"}".getBytes(StandardCharsets.UTF_8);
      out.write(0x81); // one whole text frame
      out.write(text.length);
      out.write(text);
      out.flush();
      in.read(); // until the other side closes
      return first == null ? "" : first;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
