package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One operator with many desks on a real API server, each with a database of its own: how long its
 * passes take, what it costs at rest, and how soon it knows all of them after a restart. It takes a
 * quarter of an hour; named so that no storey runs it: {@code -Dit.test=ScaleTable}.
 */
@ExtendWith(Kubernetes.class)
@DisplayName("One operator with many desks")
final class ScaleTable {
  private static final List<Integer> SIZES =
      Stream.of(System.getProperty("desks", "1,10,50,200").split(","))
          .map(Integer::valueOf)
          .toList();
  private static final int POSTGRES_PORT = 5432;

  /** An address of this host that nothing else answers at. */
  private static final String DOOR = "127.77.0.1";

  /** What the image gives the heap of a container of 512 MB. */
  private static final int HEAP = Integer.getInteger("heap", 204);

  private static final int AT_ONCE = 4;
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(30);
  private static final Duration RESTS = Duration.ofSeconds(60);
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
  private static final long MOST_MEGABYTES = 400;
  private static final Path TABLE = Path.of("target", "scale.md");
  private static final String HEAD =
      """
      | Desks | Pass while installing, p50 | p99 | Pass at rest, p50 | p99 | Passes a minute at rest | Calls a minute at rest | Writes of them | Processor at rest | Resident | Known after a kill |
      |---|---|---|---|---|---|---|---|---|---|---|""";

  private final Api api;
  private final Path log = Path.of("target", "scale-operator.log").toAbsolutePath();
  private final Path hosts = Path.of("target", "scale-hosts").toAbsolutePath();
  private final int port = freePort();

  ScaleTable(Api api) {
    this.api = api;
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @DisplayName("200 are known within a minute after a restart, with less than 400 MB")
  void measure() throws Exception {
    Files.deleteIfExists(log);
    // Of the operator's lease.
    namespace("recio-system");
    writeHosts(SIZES.getLast());
    var lines = new ArrayList<>(List.of(HEAD));
    try (var database =
            DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
        var door = SeveredLine.at(POSTGRES_PORT, InetAddress.getByName(DOOR), database.port())) {
      assertThat(door.port()).isEqualTo(POSTGRES_PORT);
      var operator = start();
      try {
        var made = 0;
        for (var size : SIZES) {
          var before = operator.passes();
          make(database, made, size);
          made = size;
          lines.add(measure(operator, size, before));
          operator = restarted(operator, size, lines);
          Files.write(TABLE, lines);
        }
      } finally {
        operator.close();
      }
    }
    lines.forEach(System.out::println);
  }

  private OperatorProcess start() {
    return OperatorProcess.start(api.server().kubeconfig(), hosts, log, port, HEAP);
  }

  /** Installs those that are missing; a few at once, as several people would. */
  private void make(DatabaseServer database, int from, int to)
      throws SQLException, InterruptedException, ExecutionException {
    for (int number = from; number < to; number++) {
      database.create(base(number));
    }
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var desks =
          IntStream.range(from, to).mapToObj(number -> threads.submit(install(number))).toList();
      for (var desk : desks) {
        desk.get();
      }
    }
  }

  private Callable<Void> install(int number) {
    return () -> {
      var namespace = namespace(number);
      namespace(namespace);
      DeskOnServer.plantSeed(api.client(), namespace);
      var desk =
          DeskOnServer.create(
              api.client(),
              namespace,
              "desk-" + number,
              "database: {name: %s, managed: {}}".formatted(base(number)));
      desk.eventually(
          () -> {
            desk.bringUpDatabase();
            return desk.list(Job.class).size() == 1;
          });
      desk.finishJobs();
      desk.eventually(
          () -> {
            desk.bringUp();
            return "AllComponentsReady".equals(desk.reason("Ready"));
          });
      return null;
    };
  }

  private void namespace(String name) {
    api.client()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  private String measure(OperatorProcess operator, int size, SortedMap<Double, Double> before)
      throws InterruptedException {
    Thread.sleep(SETTLED_AFTER);
    var passes = operator.passes();
    var calls = calls();
    var writes = writes();
    var used = operator.processorTime();
    Thread.sleep(RESTS);
    var atRest = operator.passes();
    var cost = operator.processorTime().minus(used);
    var megabytes = operator.memory("VmRSS") / 1024;
    if (size == SIZES.getLast()) {
      assertThat(megabytes).isLessThan(MOST_MEGABYTES);
    }
    return "| %d | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.0f | %d | %d | %.1f %% | %d MB"
        .formatted(
            size,
            quantile(before, passes, 0.5) * 1000,
            quantile(before, passes, 0.99) * 1000,
            quantile(passes, atRest, 0.5) * 1000,
            quantile(passes, atRest, 0.99) * 1000,
            atRest.lastEntry().getValue() - passes.lastEntry().getValue(),
            calls() - calls,
            writes() - writes,
            100.0 * cost.toMillis() / RESTS.toMillis(),
            megabytes);
  }

  private OperatorProcess restarted(OperatorProcess operator, int size, List<String> lines) {
    operator.kill();
    operator.close();
    var began = System.nanoTime();
    var next = start();
    await("all desks are known")
        .atMost(KNOWN_WITHIN.multipliedBy(3))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> next.knownSystems() >= size);
    var took = Duration.ofNanos(System.nanoTime() - began);
    lines.add("%s | %.1f s |".formatted(lines.removeLast(), took.toMillis() / 1000.0));
    assertThat(took).isLessThan(KNOWN_WITHIN);
    return next;
  }

  /** The upper bound of the bucket that it is in. */
  private static double quantile(
      SortedMap<Double, Double> before, TreeMap<Double, Double> after, double share) {
    var all = after.lastEntry().getValue() - before.getOrDefault(after.lastKey(), 0.0);
    return after.entrySet().stream()
        .filter(
            bucket -> bucket.getValue() - before.getOrDefault(bucket.getKey(), 0.0) >= share * all)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** What the API server was asked for so far: without watches and the leases of who leads. */
  private long calls() {
    return sum("apiserver_request_total", "WATCH");
  }

  private long writes() {
    return sum("apiserver_request_total", "WATCH|GET|LIST");
  }

  private long sum(String name, String without) {
    var skipped = Pattern.compile("verb=\"(%s)\"".formatted(without));
    return api.client()
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> line.contains("resource=\"") && !skipped.matcher(line).find())
        .filter(line -> !line.contains("resource=\"leases\""))
        .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
        .sum();
  }

  private void writeHosts(int size) throws IOException {
    Files.write(
        hosts,
        Stream.concat(
                Stream.of("127.0.0.1 localhost"),
                IntStream.range(0, size)
                    .mapToObj(number -> "%s postgres.%s.svc".formatted(DOOR, namespace(number))))
            .toList());
  }

  private static String namespace(int number) {
    return "scale-" + number;
  }

  private static String base(int number) {
    return "rec_io_db_" + number;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }
}
