package io.rec.operator.controller.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The operator as a process of its own, started as its image starts it, for all namespaces. */
final class OperatorProcess implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-Xms16m",
          "-Xss512k");

  /** One row for each system: a condition has one answer. */
  private static final Pattern READY =
      Pattern.compile("^recio_condition\\{.*type=\"Ready\"", Pattern.MULTILINE);

  private static final Pattern BUCKET =
      Pattern.compile(
          "^recio_reconcile_seconds_bucket\\{le=\"([^\"]+)\"} (\\S+)$", Pattern.MULTILINE);

  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private OperatorProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param hosts a file that says where each name leads to
   * @param heapMegabytes what its image gives it of its limit
   */
  static OperatorProcess start(Path kubeconfig, Path hosts, Path log, int port, int heapMegabytes) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Xmx%dm".formatted(heapMegabytes));
    command.add("-Djdk.net.hosts.file=" + hosts);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("RECIO_PORT", String.valueOf(port));
    builder.environment().put("POD_NAME", "operator-measured");
    try {
      return new OperatorProcess(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many systems it has had a pass for. */
  long knownSystems() {
    return READY.matcher(metrics()).results().count();
  }

  /** Passes by their upper bound in seconds, cumulated, since it began. */
  TreeMap<Double, Double> passes() {
    var buckets = new TreeMap<Double, Double>();
    BUCKET
        .matcher(metrics())
        .results()
        .forEach(
            found ->
                buckets.put(
                    found.group(1).equals("+Inf")
                        ? Double.POSITIVE_INFINITY
                        : Double.valueOf(found.group(1)),
                    Double.valueOf(found.group(2))));
    return buckets;
  }

  /** Resident memory and the most it ever was, in kilobytes, as the kernel tells it. */
  long memory(String field) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Empty while it does not answer. */
  private String metrics() {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As a node that fails: nothing is told to anybody. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    client.close();
  }
}
