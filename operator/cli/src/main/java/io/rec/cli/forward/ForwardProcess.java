package io.rec.cli.forward;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.shell.Programs;
import io.rec.cli.state.Forward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts and ends the forwarding process. */
public final class ForwardProcess {
  private static final Duration START = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 50;

  private final Programs programs;

  public ForwardProcess(Programs programs) {
    this.programs = programs;
  }

  /** Starts it and returns when it listens. */
  public Forward start(Route route, Path log) throws InterruptedException {
    var builder = new ProcessBuilder(command(route));
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      awaitListening(process, route, log);
      Instant startedAt = process.info().startInstant().orElse(Instant.EPOCH);
      return new Forward(process.pid(), startedAt, route.localPort(), route.told());
    } catch (IOException e) {
      throw new UncheckedIOException("starting the forwarding process", e);
    }
  }

  /** Ends it; true if it was there. */
  public boolean stop(Forward forward) throws InterruptedException {
    var process = forward.process();
    if (process.isEmpty()) {
      return false;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.get().destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for process " + forward.pid(), e);
    }
    return true;
  }

  private List<String> command(Route route) {
    var command = new ArrayList<String>();
    // A session of its own: closing the terminal must not end the address.
    programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx48m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(route.arguments());
    return command;
  }

  private static void awaitListening(Process process, Route route, Path log)
      throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (var probe = new Socket(InetAddress.getLoopbackAddress(), route.localPort())) {
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
    process.destroy();
    throw new Failure(
        ExitCode.FAILED,
        "The process behind http://127.0.0.1:%d did not start.".formatted(route.localPort()),
        "Its output is in " + log + ".");
  }
}
