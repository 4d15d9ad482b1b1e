package io.rec.e2e.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program as a person would start it in a terminal, with a deadline. */
public record Command(
    List<String> words,
    Map<String, String> environment,
    Duration deadline,
    Optional<String> input,
    Optional<Path> folder) {
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  public static Command of(String... words) {
    return new Command(
        List.of(words), Map.of(), Duration.ofSeconds(60), Optional.empty(), Optional.empty());
  }

  public Command with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(words, more, deadline, input, folder);
  }

  public Command within(Duration limit) {
    return new Command(words, environment, limit, input, folder);
  }

  public Command reading(String text) {
    return new Command(words, environment, deadline, Optional.of(text), folder);
  }

  /** Started in that folder instead of this process' own. */
  Command in(Path place) {
    return new Command(words, environment, deadline, input, Optional.of(place));
  }

  /**
   * Runs to the end; the outcome may be a failure. Output goes through files, so that a background
   * process which inherits it cannot keep this call waiting.
   */
  public Outcome run() {
    var began = System.nanoTime();
    try {
      var in = Files.createTempFile("recio-e2e", ".in");
      var out = Files.createTempFile("recio-e2e", ".out");
      var err = Files.createTempFile("recio-e2e", ".err");
      try {
        Files.writeString(in, input.orElse(""));
        var exit = exitOf(start(in, out, err), out, err);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(words, exit, Files.readString(out), Files.readString(err), took);
      } finally {
        for (var file : List.of(in, out, err)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + words, e);
    }
  }

  private Process start(Path in, Path out, Path err) throws IOException {
    var builder =
        new ProcessBuilder(words)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    folder.map(Path::toFile).ifPresent(builder::directory);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private int exitOf(Process process, Path out, Path err) throws IOException {
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new AssertionError(
        "%s did not end within %s%n%s%n%s"
            .formatted(
                String.join(" ", words), deadline, Files.readString(out), Files.readString(err)));
  }
}
