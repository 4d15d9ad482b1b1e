package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClientException;
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
    if (thrown instanceof KubernetesClientException refused) {
      return tell(refused);
    }
    if (thrown instanceof InterruptedException) {
      return tell(ExitCode.INTERRUPTED, "Stopped.", "Run the same command again to go on.");
    }
    return tell(
        ExitCode.FAILED,
        "Unexpected: " + thrown,
        "Run the command again with --verbose to see where.");
  }

  /** What the API server says in its own words, which name the right that is missing. */
  private int tell(KubernetesClientException refused) {
    String said =
        refused.getStatus() == null || refused.getStatus().getMessage() == null
            ? String.valueOf(refused.getMessage())
            : refused.getStatus().getMessage();
    return switch (refused.getCode()) {
      case 401, 403 ->
          tell(
              ExitCode.REFUSED,
              "The cluster does not let you: " + said,
              "recio doctor lists the rights that you lack.");
      case 0 ->
          tell(
              ExitCode.UNREACHABLE,
              "The cluster does not answer: " + said,
              "Run the same command again; --verbose shows where it stopped.");
      default ->
          tell(
              ExitCode.FAILED,
              "The cluster answered %d: %s".formatted(refused.getCode(), said),
              "Run the command again with --verbose to see where.");
    };
  }

  private int tell(ExitCode exitCode, String what, String nextStep) {
    terminal.err().println("recio: " + what);
    terminal.err().println("Next: " + nextStep);
    return exitCode.code();
  }
}
