package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.Suspension;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import java.util.List;
import picocli.CommandLine.Command;

/** Nothing runs, everything is kept. */
@Command(
    name = "suspend",
    description = {
      "Stops a system in order and keeps its data: entries, orders, components, database.",
      "Ends with 0 when nothing runs any more, 9 if it still does after the time."
    })
final class SuspendCommand extends VerbCommand {
  SuspendCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return new Suspension(true, by);
  }

  @Override
  List<String> facts(TradingSystem system) {
    var open = system.statusOrEmpty().trading().open();
    return List.of(
        "Resting orders: %s (spec.onShutdown).".formatted(system.getSpec().onShutdown()),
        "Open trades: %s.".formatted(open == null ? "not known" : open));
  }

  @Override
  String next() {
    return "recio resume starts it again";
  }
}
