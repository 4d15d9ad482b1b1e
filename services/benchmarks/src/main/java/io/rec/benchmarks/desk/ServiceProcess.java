package io.rec.benchmarks.desk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service as a process of its own, started from its jar as the image starts it. */
public record ServiceProcess(String name, Process process) implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xmx160m");

  private static final int STOP_SECONDS = 15;

  /** Starts a component's main; its output goes to a file of that name beside the configuration. */
  public static ServiceProcess start(
      Path root, Path logs, String component, String name, Map<String, String> env) {
    var folder = root.resolve("services").resolve(component).resolve("target");
    var main = "io.rec." + component.replace("-", "") + ".Application";
    return launch(logs, name, env, classPath(folder, component), main);
  }

  public static ServiceProcess launch(
      Path logs, String name, Map<String, String> env, String classPath, String... main) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(main));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(logs.resolve(name + ".log").toFile());
    builder.environment().putAll(env);
    try {
      return new ServiceProcess(name, builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static String classPath(Path folder, String component) {
    try (var jars = Files.list(folder)) {
      var own =
          jars.filter(jar -> jar.getFileName().toString().startsWith("recio-" + component + "-"))
              .filter(jar -> jar.toString().endsWith(".jar"))
              .filter(jar -> !jar.toString().endsWith("-tests.jar"))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("%s is not packaged".formatted(component)));
      return own + File.pathSeparator + folder.resolve("lib") + File.separator + "*";
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Of a processor, since it began. */
  public Duration processorTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException(name + " does not run"));
  }

  /** As {@code kill -9}: no stop sequence, no flush, no goodbye. */
  public void crash() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** The kernel holds it still: it neither acts nor answers, and knows nothing of it afterwards. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -%s %s failed".formatted(name, this.name));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
