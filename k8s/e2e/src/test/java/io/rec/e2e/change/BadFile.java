package io.rec.e2e.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One invalid TradingSystem of the API's own test data. Its first line says what the refusal must
 * name: {@code # refused: spec.mode}.
 */
record BadFile(String name, String field, String text) {
  private static final String MARK = "# refused:";
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
      var field =
          text.lines()
              .filter(line -> line.startsWith(MARK))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("%s has no line %s".formatted(file, MARK)));
      return new BadFile(
          file.getFileName().toString(), field.substring(MARK.length()).strip(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
