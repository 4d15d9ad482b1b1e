package io.rec.symbolpricewatchdog;

import io.rec.platform.testing.ConfigFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The price watchdog of BTC in a JVM of its own, as it runs in a pod. */
final class WatchdogProcess implements AutoCloseable {

  private static final int STOP_SECONDS = 30;

  private final Process process;

  private WatchdogProcess(Process process) {
    this.process = process;
  }

  static WatchdogProcess start(ConfigFolder config, File log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "symbol-price-watchdog"));
    builder
        .environment()
        .putAll(
            Map.of(
                "RECIO_COMPONENT", "symbol-price-watchdog-btc",
                "RECIO_SYMBOL", "BTC",
                "RECIO_CONFIG_DIR", config.root().toString(),
                "RECIO_SERVICE_HOST", "127.0.0.1",
                "RECIO_POD_HOST", "127.0.0.1"));
    return new WatchdogProcess(
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start());
  }

  /** Whether it still runs after this time. */
  boolean runsFor(long millis) throws InterruptedException {
    return !process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns whether it ended by itself. */
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
