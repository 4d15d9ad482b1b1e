package io.rec.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A program on this machine whose standard output is its answer and standard error its progress.
 */
record Program(List<String> command) {

  Program {
    command = List.copyOf(command);
  }

  static Program of(String... command) {
    return new Program(List.of(command));
  }

  Program with(String... arguments) {
    var longer = new ArrayList<>(command);
    longer.addAll(List.of(arguments));
    return new Program(longer);
  }

  /** Runs to the end; an exit code other than zero is a {@link ClusterException}. */
  String run(Progress progress) {
    return run(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), progress);
  }

  String run(ProcessBuilder.Redirect input, Progress progress) {
    return switch (attempt(input, progress)) {
      case Outcome.Succeeded(var output) -> output;
      case Outcome.Failed(var reason) -> throw new ClusterException(reason);
    };
  }

  /** The output, or nothing when the program fails or is not there: a question, not an order. */
  Optional<String> ask() {
    try {
      var outcome =
          attempt(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), Progress.silent());
      return switch (outcome) {
        case Outcome.Succeeded(var output) -> Optional.of(output);
        case Outcome.Failed _ -> Optional.empty();
      };
    } catch (ClusterException notThere) {
      return Optional.empty();
    }
  }

  private Outcome attempt(ProcessBuilder.Redirect input, Progress progress) {
    var process = start(input);
    try {
      var output =
          CompletableFuture.supplyAsync(() -> readAll(process), Thread::startVirtualThread);
      var last = tell(process, progress);
      var exit = process.waitFor();
      return exit == 0
          ? new Outcome.Succeeded(output.join())
          : new Outcome.Failed(
              last.isEmpty() ? "%s ended with exit code %d.".formatted(name(), exit) : last);
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new ClusterException(
          "Interrupted while %s was running.".formatted(name()), interrupted);
    }
  }

  private Process start(ProcessBuilder.Redirect input) {
    try {
      return new ProcessBuilder(command).redirectInput(input).start();
    } catch (IOException cause) {
      throw new ClusterException("%s cannot be started.".formatted(name()), cause);
    }
  }

  private static String tell(Process process, Progress progress) {
    var last = "";
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.say(line);
        last = line;
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return last;
  }

  private static String readAll(Process process) {
    try (InputStream output = process.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private String name() {
    return command.getFirst();
  }

  private sealed interface Outcome {
    record Succeeded(String output) implements Outcome {}

    record Failed(String reason) implements Outcome {}
  }
}
