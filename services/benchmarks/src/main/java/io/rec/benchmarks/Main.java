package io.rec.benchmarks;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures the desk of the current kubeconfig, which must have been brought up by {@code ./recio
 * up} on this host, and writes REPORT.md. The desk is deleted, with its data, and made again.
 */
final class Main {
  private static final Duration SETTLING = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private static final List<String> SECTIONS = List.of("start", "second-up", "steady-state");

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var clock = Clock.systemUTC();
    var root = Path.of(System.getProperty("recio.root"));
    var report = new Report(root.resolve("services/benchmarks/REPORT.md"));
    try (var client = new KubernetesClientBuilder().build()) {
      var desk = new Desk(client);
      var machine = Machine.here(client.getKubernetesVersion().getGitVersion());
      report.replace("machine", machine.sentence(clock.instant()));
      var asked = arguments.length == 0 ? SECTIONS : List.of(arguments);
      for (var section : asked) {
        report.replace(section, measure(section, desk, root, clock));
      }
    }
  }

  private static String measure(String section, Desk desk, Path root, Clock clock)
      throws IOException, InterruptedException {
    return switch (section) {
      case "start" -> start(desk, clock);
      case "second-up" -> secondUp(root);
      case "steady-state" -> steadyState(desk);
      default ->
          throw new IllegalArgumentException("%s is none of %s".formatted(section, SECTIONS));
    };
  }

  private static String start(Desk desk, Clock clock) {
    var timeline = desk.installAgain(clock);
    var total = timeline.elapsed();
    return show(
        "From apply to Ready: **%.1f s**.".formatted(total.toMillis() / 1000.0),
        timeline.table(desk.events()));
  }

  private static String secondUp(Path root) throws IOException, InterruptedException {
    var began = System.nanoTime();
    var exit =
        new ProcessBuilder(root.resolve("recio").toString(), "up").inheritIO().start().waitFor();
    var took = Duration.ofNanos(System.nanoTime() - began);
    if (exit != 0) {
      throw new IllegalStateException("recio up ended with " + exit);
    }
    var line =
        String.format(
            Locale.ROOT, "`./recio up` on a running desk: **%.1f s**.", took.toMillis() / 1000.0);
    System.out.println(line);
    return line;
  }

  private static String steadyState(Desk desk) throws IOException {
    desk.awaitReady();
    rest(SETTLING);
    var services = desk.services();
    var state =
        SteadyState.between(new ProcessTable(Path.of("/proc")), desk.pods(), Main::rest, INTERVAL);
    return show(
        "At rest for %d s, then over %d s.".formatted(SETTLING.toSeconds(), INTERVAL.toSeconds()),
        state.table(services));
  }

  private static String show(String sentence, Table table) {
    var text = sentence + "\n\n" + table + "\n";
    System.out.println(text);
    return text;
  }

  private static void rest(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }
}
