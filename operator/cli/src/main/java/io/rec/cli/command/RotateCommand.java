package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.Rotation;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import picocli.CommandLine.Command;

/** A new login for the database. */
@Command(
    name = "rotate",
    description = {
      "Gives the services a new database login while they work; nobody is restarted for it.",
      "Ends with 0 when all use the new one, 9 if they do not in time, 14 if the login is yours."
    })
final class RotateCommand extends VerbCommand {
  RotateCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return Rotation.of(system, nonce, by);
  }

  @Override
  String next() {
    return "recio status -o yaml shows the rotation, recio doctor whether the database is well";
  }
}
