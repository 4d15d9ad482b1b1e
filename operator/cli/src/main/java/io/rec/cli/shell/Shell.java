package io.rec.cli.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs programs to their end. */
public final class Shell {
  private final Map<String, String> environment;

  public Shell(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs a program; standard output is returned, each line of standard error goes to {@code heard}
   * as it comes.
   */
  public Outcome run(List<String> command, Path folder, Consumer<String> heard)
      throws InterruptedException {
    try {
      Process process = start(command, folder);
      var errors = new Tail();
      Thread listener =
          Thread.ofVirtual()
              .start(
                  () ->
                      process
                          .errorReader()
                          .lines()
                          .forEach(
                              line -> {
                                errors.add(line);
                                heard.accept(line);
                              }));
      List<String> output;
      try (var reader = process.inputReader()) {
        output = reader.lines().toList();
      }
      int code = process.waitFor();
      listener.join();
      return new Outcome(code, output, errors.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    }
  }

  /** Runs a program that talks to the person itself; returns its exit code. */
  public int runInTheForeground(List<String> command, Path folder, Map<String, String> more)
      throws InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().putAll(more);
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    }
  }

  private Process start(List<String> command, Path folder) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return builder.start();
  }
}
