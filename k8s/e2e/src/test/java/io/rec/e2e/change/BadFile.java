package io.rec.e2e.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One invalid TradingSystem of the API's own test data. Its first line says which field the refusal
 * must name, {@code # refused: spec.mode}, and its second what a person must read: {@code # says:}.
 */
record BadFile(String name, String field, String words, String text) {
  private static final String FIELD = "# refused:";
  private static final String WORDS = "# says:";
  private static final Path FOLDER =
      Path.of(System.getProperty("recio.root"), "operator/api/src/test/resources/invalid");

  static List<BadFile> all() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(BadFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + FOLDER, e);
    }
  }

  private static BadFile read(Path file) {
    try {
      var text = Files.readString(file);
      return new BadFile(
          file.getFileName().toString(), note(file, text, FIELD), note(file, text, WORDS), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String note(Path file, String text, String mark) {
    return text.lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no line %s".formatted(file, mark)));
  }

  @Override
  public String toString() {
    return name;
  }
}
