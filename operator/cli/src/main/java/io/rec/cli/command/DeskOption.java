package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.desk.Desks;
import io.rec.operator.api.TradingSystem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which trading system a command is about. */
final class DeskOption {
  @Option(
      names = {"-n", "--namespace"},
      defaultValue = "trading",
      description = "Namespace of the trading system (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  String namespace;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Its name; without it the one that the namespace serves.")
  @Nullable String system;

  TradingSystem find(KubernetesClient client) {
    return new Desks(client).one(namespace, Optional.ofNullable(system));
  }

  boolean named() {
    return system != null;
  }
}
