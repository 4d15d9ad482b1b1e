package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.console.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A wrong command line: what is wrong, what was perhaps meant, how it goes. */
final class UsagePrinter implements IParameterExceptionHandler {
  private final Terminal terminal;

  UsagePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine commandLine = wrong.getCommandLine();
    terminal.err().println("recio: " + wrong.getMessage());
    var writer = commandLine.getErr();
    if (!UnmatchedArgumentException.printSuggestions(wrong, writer)) {
      commandLine.usage(writer);
    }
    writer.flush();
    return ExitCode.USAGE.code();
  }
}
