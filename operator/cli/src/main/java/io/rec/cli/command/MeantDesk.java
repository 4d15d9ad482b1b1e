package io.rec.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The trading system of a command below another one, which may have named it already. */
final class MeantDesk {
  @Option(
      names = {"-n", "--namespace"},
      description = "Namespace of the trading system (default: trading).")
  @Nullable String namespace;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Its name; without it the one that the namespace serves.")
  @Nullable String system;

  /** What is said last counts. */
  void over(DeskOption desk) {
    if (namespace != null) {
      desk.namespace = namespace;
    }
    if (system != null) {
      desk.system = system;
    }
  }
}
