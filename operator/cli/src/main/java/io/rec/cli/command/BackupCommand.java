package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.BackupNow;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import picocli.CommandLine.Command;

/** One more copy of the database. */
@Command(
    name = "backup",
    description = {
      "Copies the database now, beside the copies of spec.backup.schedule; trading goes on.",
      "Ends with 0 when the copy is whole, 9 if it is not in time, 10 if it failed, 14 if backups",
      "are switched off, or if the database runs elsewhere and no administrator's login is named."
    })
final class BackupCommand extends VerbCommand {
  BackupCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return BackupNow.of(system, nonce, by);
  }

  @Override
  String next() {
    return "recio status -o wide shows its age; recio restore puts one back";
  }
}
