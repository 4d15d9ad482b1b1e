package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The outer edge: what was thrown becomes two lines for a person and an exit code for a script. */
final class FailurePrinter implements IExecutionExceptionHandler {
  private final Terminal terminal;
  private final Root root;

  FailurePrinter(Terminal terminal, Root root) {
    this.terminal = terminal;
    this.root = root;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parsed) {
    if (root.verbose) {
      thrown.printStackTrace(terminal.err());
    }
    if (thrown instanceof Failure failure) {
      return tell(failure.exitCode(), failure.what(), failure.nextStep());
    }
    if (thrown instanceof InterruptedException) {
      return tell(ExitCode.INTERRUPTED, "Stopped.", "Run the same command again to go on.");
    }
    return tell(
        ExitCode.FAILED,
        "Unexpected: " + thrown,
        "Run the command again with --verbose to see where.");
  }

  private int tell(ExitCode exitCode, String what, String nextStep) {
    terminal.err().println("recio: " + what);
    terminal.err().println("Next: " + nextStep);
    return exitCode.code();
  }
}
