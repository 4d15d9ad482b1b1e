package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.program.ServiceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command whose options only the batch program knows; it has the command's name as its verb. */
abstract class PassedOn implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  CommandSpec spec;

  @Unmatched List<String> options = new ArrayList<>();

  PassedOn(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    var arguments = new ArrayList<>(List.of(spec.name()));
    arguments.addAll(options);
    return ServiceProgram.fingerprints(surroundings).run(arguments);
  }
}
