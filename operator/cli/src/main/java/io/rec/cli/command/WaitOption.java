package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.waiting.Patience;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether a command waits for what it asked for, and how long. */
final class WaitOption {
  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Wait until it is so (the default); --no-wait only asks for it.")
  boolean wait;

  @Option(
      names = "--timeout",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description = "How long to wait before ending with 9 (default: ${DEFAULT-VALUE}).")
  long timeout;

  Patience patience(Surroundings surroundings) {
    return new Patience(surroundings.clock(), Duration.ofSeconds(timeout));
  }
}
