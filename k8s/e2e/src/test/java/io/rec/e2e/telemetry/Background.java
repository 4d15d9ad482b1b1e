package io.rec.e2e.telemetry;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program that runs beside the tests until it is closed; what it says goes to a file. */
record Background(Process process, Path said) implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long END_SECONDS = 20;

  static Background start(Path said, List<String> words) {
    try {
      return new Background(
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start(),
          said);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + words, e);
    }
  }

  /** What stands in the group of a line that the program is about to say. */
  String told(Pattern line) {
    await(line.pattern()).atMost(SOON).until(() -> !process.isAlive() || found(line).isPresent());
    return found(line)
        .orElseThrow(() -> new AssertionError("ended without %s:%n%s".formatted(line, text())));
  }

  String text() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + said, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> found(Pattern line) {
    return line.matcher(text()).results().map(match -> match.group(1)).findFirst();
  }
}
