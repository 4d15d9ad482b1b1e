package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.console.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Usage of a command, or the table of exit codes. */
@Command(
    name = "help",
    description = "Shows how a command is used; 'help exit-codes' lists how commands end.")
final class HelpCommand implements Runnable {
  private static final String EXIT_CODES = "exit-codes";

  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command, or exit-codes.")
  @Nullable String topic;

  HelpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The table as it stands in the README. */
  static String exitCodes() {
    var table = new Table("CODE", "NAME", "MEANING");
    for (ExitCode exitCode : ExitCode.values()) {
      table.row(exitCode.code(), exitCode.name(), exitCode.meaning());
    }
    return table.render();
  }

  @Override
  public void run() {
    var out = surroundings.terminal().out();
    if (EXIT_CODES.equals(topic)) {
      out.print(exitCodes());
      return;
    }
    CommandLine root = spec.root().commandLine();
    if (topic == null) {
      root.usage(out);
      return;
    }
    CommandLine command = root.getSubcommands().get(topic);
    if (command == null) {
      throw new ParameterException(root, "There is no command " + topic + ".");
    }
    command.usage(out);
  }
}
