package io.rec.cli.command;

import java.io.PrintStream;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** {@code -o} of the commands whose result is for people or for programs. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      defaultValue = "human",
      description = "human, wide, json or yaml (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  OutputFormat format;

  boolean wide() {
    return format == OutputFormat.WIDE;
  }

  /** Nothing but the result may be written where a program reads. */
  boolean forPeople() {
    return format == OutputFormat.HUMAN || format == OutputFormat.WIDE;
  }

  void print(PrintStream out, Object result, Consumer<PrintStream> human) {
    new Printer(out).print(format, result, human);
  }
}
