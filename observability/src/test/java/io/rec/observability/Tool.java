package io.rec.observability;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the monitoring world, run as a person would. Debian has them in the packages
 * prometheus and prometheus-alertmanager; -Drecio.tools names folders to look in beside the path.
 */
record Tool(Path program) {

  private static final long SECONDS = 240;

  record Outcome(int code, String output) {}

  /** Skips the test, with the reason, where the program is not installed. */
  static Tool needed(String name) {
    Optional<Path> found = find(name);
    Assumptions.assumeTrue(
        found.isPresent(), name + " is neither on the path nor in -Drecio.tools: not checked");
    return new Tool(found.orElseThrow());
  }

  private static Optional<Path> find(String name) {
    String folders =
        System.getProperty("recio.tools", "") + File.pathSeparator + System.getenv("PATH");
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Outcome run(Path in, List<String> arguments) {
    var command = new ArrayList<String>(List.of(program.toString()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end: " + output);
      }
      return new Outcome(process.exitValue(), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
