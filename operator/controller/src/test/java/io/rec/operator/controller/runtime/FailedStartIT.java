package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process itself, against an API server that does not know our kind. */
class FailedStartIT {
  @TempDir private Path folder;

  @Test
  @DisplayName("an operator that cannot start says why and ends, instead of living on unready")
  void endsWithItsCause() throws Exception {
    var server = withoutOurKind();
    try {
      var log = folder.resolve("log");
      var process = operator(server.getAddress().getPort(), log);
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(() -> read(log)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(read(log)).contains("operator cannot start");
      } finally {
        process.destroyForcibly();
      }
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer withoutOurKind() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var version = exchange.getRequestURI().getPath().equals("/version");
            var body =
                (version
                        ? "{\"major\":\"1\",\"minor\":\"34\"}"
                        : "{\"kind\":\"Status\",\"code\":404}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(version ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  private Process operator(int port, Path log) throws IOException {
    var kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        users: [{name: u, user: {token: t}}]
        current-context: c
        """
            .formatted(port));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("RECIO_PORT", "0");
    builder.environment().put("WATCH_NAMESPACES", "trading");
    return builder.start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
