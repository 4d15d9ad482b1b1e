package io.rec.cli.command;

import picocli.CommandLine.Option;

/** {@code -n} of the commands about one trading system. */
final class NamespaceOption {
  @Option(
      names = {"-n", "--namespace"},
      defaultValue = "trading",
      description = "Namespace of the trading system (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  String name;
}
