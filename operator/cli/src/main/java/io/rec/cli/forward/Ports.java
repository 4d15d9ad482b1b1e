package io.rec.cli.forward;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds a port of this machine that nobody listens on. */
public final class Ports {
  private static final int TRIED = 100;

  private Ports() {}

  public static boolean free(int port) {
    try (var probe = new ServerSocket()) {
      // Without it a port whose last connection ended a minute ago counts as taken.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The wanted port or the next free one above it. */
  public static int nextFree(int wanted) {
    return IntStream.range(wanted, wanted + TRIED)
        .filter(Ports::free)
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.PORT_OCCUPIED,
                    "No port from %d to %d is free.".formatted(wanted, wanted + TRIED - 1),
                    "Name a free one with --port."));
  }

  /** The port a person asked for, or a refusal. */
  public static int exactly(int port) {
    if (!free(port)) {
      throw new Failure(
          ExitCode.PORT_OCCUPIED,
          "Port " + port + " belongs to another program.",
          "Stop that program, or leave --port out and recio finds a free port.");
    }
    return port;
  }
}
