package io.rec.cli.command;

import io.rec.cli.Surroundings;
import picocli.CommandLine.Command;

/** From closes, and perhaps a set file, to a page with pictures. */
@Command(
    name = "report",
    description = {
      "Holds tables against closes they were not made from; writes a page with pictures.",
      "--symbol BTC --closes FILE --from DAY --out FOLDER [--tables FILE] [--former FILE]"
    })
final class ReportFingerprints extends PassedOn {
  ReportFingerprints(Surroundings surroundings) {
    super(surroundings);
  }
}
