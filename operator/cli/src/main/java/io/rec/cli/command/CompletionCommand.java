package io.rec.cli.command;

import io.rec.cli.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the Tab key knows. */
@Command(
    name = "completion",
    description = {
      "Prints completion for bash and zsh: source <(recio completion), in zsh after",
      "autoload -U +X bashcompinit && bashcompinit."
    })
final class CompletionCommand implements Runnable {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  CommandSpec spec;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    surroundings.terminal().out().print(AutoComplete.bash("recio", spec.root().commandLine()));
  }
}
