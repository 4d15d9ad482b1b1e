import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts a role as the cluster would, with nobody around it, asks it what kubelet and Prometheus
 * ask, and stops it with SIGTERM; the JVM then writes the AOT cache. Arguments: role, cache.
 */
final class Trainer {

  /** Generous: a builder's machine may be busy, and a start takes three seconds of a free core. */
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMinutes(10);
  private static final String LIVE = "/health/live";
  private static final List<String> LOOKS =
      List.of(
          "/health",
          "/health/ready",
          "/health/detailed",
          "/prometheus",
          "/metrics",
          "/api/ports",
          "/no-such-page");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String role;
  private final Process process;
  private final String address;

  private Trainer(String role, Process process, int port) {
    this.role = role;
    this.process = process;
    this.address = "http://127.0.0.1:" + port;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String role = arguments[0];
    Path cache = Path.of(arguments[1]);
    int port = freePort();
    Files.createDirectories(cache.getParent());
    try (var cluster = new EmptyCluster()) {
      var launch = new ProcessBuilder("/opt/recio/bin/launch", role).inheritIO();
      launch.environment().putAll(new Surroundings(role, port, cluster.address()).environment());
      launch.environment().put("RECIO_JAVA_OPTIONS", "-XX:AOTCacheOutput=" + cache);
      new Trainer(role, launch.start(), port).train(cache);
    }
  }

  private void train(Path cache) throws IOException, InterruptedException {
    try {
      awaitLive();
      for (String look : LOOKS) {
        System.out.println(look + " answers " + get(look));
      }
      process.destroy();
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(role + " did not stop within " + STOP.toSeconds() + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (!Files.isRegularFile(cache)) {
      throw new IOException(role + " ended with " + process.exitValue() + " and wrote no cache");
    }
  }

  private void awaitLive() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (get(LIVE) != 200) {
      if (!process.isAlive()) {
        throw new IOException(role + " ended with " + process.exitValue() + " while starting");
      }
      if (System.nanoTime() > end) {
        throw new IOException(role + " was not live within " + START.toSeconds() + " s");
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    // What a start goes on with behind its listener: pools, watches, first attempts at peers.
    process.waitFor(2, TimeUnit.SECONDS);
  }

  /** The status, or 0 where nobody listens yet. */
  private int get(String path) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(START).build();
    try {
      return http.send(request, BodyHandlers.ofString()).statusCode();
    } catch (IOException notListening) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
