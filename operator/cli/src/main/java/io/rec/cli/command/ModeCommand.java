package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.verb.LiveFacts;
import io.rec.cli.verb.ModeChange;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.Mode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Paper or live. */
@Command(
    name = "mode",
    description = {
      "Sets with whose money a system trades: paper (simulated) or live (real).",
      "live is refused unless spec.allowLive is true and broker credentials are named; it shows",
      "what speaks for and against it and asks for the system's name.",
      "Ends with 0 when the mode is in force, 9 if it is not in time, 13 if you did not confirm,",
      "14 if the cluster refuses."
    })
final class ModeCommand extends VerbCommand {
  @Parameters(paramLabel = "MODE", description = "${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  Mode mode;

  ModeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Verb verb(TradingSystem system, String nonce, String by) {
    return new ModeChange(mode, by);
  }

  @Override
  List<String> facts(TradingSystem system) {
    return mode == Mode.LIVE ? LiveFacts.of(system) : LiveFacts.exposure(system);
  }

  /** Also a paper system asks here: what counts is where it goes. */
  @Override
  Consent.Weight weight(TradingSystem system) {
    return mode == Mode.LIVE ? Consent.Weight.NAME : Consent.usual(system);
  }

  @Override
  String next() {
    return mode == Mode.LIVE
        ? "recio status, recio trades --status active, recio kill pause"
        : "recio status; open live trades are watched until they are closed";
  }
}
