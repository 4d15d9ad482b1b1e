package io.rec.cli.command;

import io.rec.cli.Surroundings;
import picocli.CommandLine.Command;

/** From closes to a set file. */
@Command(
    name = "generate",
    description = {
      "Makes a set file from closes; a killed run goes on where it was.",
      "--symbol BTC --closes FILE [--version V] [--out FILE] [--weights 2025=5,other=1]",
      "[--tails left-out|in-last-bucket] [--least-rows N] [--until DAY]"
    })
final class GenerateFingerprints extends PassedOn {
  GenerateFingerprints(Surroundings surroundings) {
    super(surroundings);
  }
}
