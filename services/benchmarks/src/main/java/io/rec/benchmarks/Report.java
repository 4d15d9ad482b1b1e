package io.rec.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** REPORT.md: text written by hand around sections that a measurement replaces. */
record Report(Path file) {

  void replace(String section, String content) throws IOException {
    Files.writeString(file, with(Files.readString(file), section, content));
  }

  static String with(String text, String section, String content) {
    var begin = "<!-- begin %s -->".formatted(section);
    var end = "<!-- end %s -->".formatted(section);
    var from = text.indexOf(begin);
    var to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "the report has no section between %s and %s".formatted(begin, end));
    }
    return text.substring(0, from + begin.length()) + "\n" + content + "\n" + text.substring(to);
  }
}
