package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.Suspension;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import picocli.CommandLine.Command;

/** The way back from {@code suspend}. */
@Command(
    name = "resume",
    description = {
      "Starts a suspended system again. What stopped trading stays stopped: recio kill resume.",
      "Ends with 0 when all components are ready, 9 if they are not in time."
    })
final class ResumeCommand extends VerbCommand {
  ResumeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return new Suspension(false, by);
  }

  @Override
  String next() {
    return "recio status, recio kill shows whether trading is stopped";
  }
}
