package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.Rollback;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An earlier release again. */
@Command(
    name = "rollback",
    description = {
      "Goes back to an earlier revision of pods; the spec and the database's schema stay.",
      "Without a number the newest one before the present that ran well.",
      "Ends with 0 when it runs, 9 if it does not in time, 11 if there is no such revision."
    })
final class RollbackCommand extends VerbCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "REVISION",
      description = "As in status.release.history: recio status -o yaml.")
  @Nullable Long revision;

  RollbackCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return Rollback.of(
        system, revision == null ? OptionalLong.empty() : OptionalLong.of(revision), nonce, by);
  }

  @Override
  String next() {
    return "recio status; spec.version still asks for the other release: change it before the next one";
  }
}
