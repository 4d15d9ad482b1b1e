package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.Restart;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** New pods for one component. */
@Command(
    name = "restart",
    description = {
      "Restarts one component: new pods come before old ones go; nothing else is touched.",
      "Ends with 0 when the new pods are ready, 9 if they are not in time, 11 if there is no such",
      "component."
    })
final class RestartCommand extends VerbCommand {
  @Parameters(paramLabel = "COMPONENT", description = "For instance trade-manager.")
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  String component;

  RestartCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return Restart.of(system, component, nonce, by);
  }

  @Override
  String next() {
    return "recio logs " + component + ", recio status";
  }
}
